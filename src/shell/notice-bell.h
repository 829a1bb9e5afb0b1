/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* The bell in the header: how much waits for the learner, and a list of it. CSS: notice-bell */
#define LYC_TYPE_NOTICE_BELL (lyc_notice_bell_get_type ())
G_DECLARE_FINAL_TYPE (LycNoticeBell, lyc_notice_bell, LYC, NOTICE_BELL, GtkWidget)

GtkWidget *lyc_notice_bell_new (void);
void lyc_notice_bell_set_services (LycNoticeBell *self, LycServices *services);

void lyc_notice_bell_popup (LycNoticeBell *self);

G_END_DECLS
