/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Whether anybody on this desktop shows notifications. */
typedef struct _LycNotificationServices LycNotificationServices;

LycNotificationServices *lyc_notification_services_new (void (*changed) (gpointer data),
                                                        gpointer data);
gboolean lyc_notification_services_are_there (LycNotificationServices *self);
void lyc_notification_services_free (LycNotificationServices *self);

G_END_DECLS
