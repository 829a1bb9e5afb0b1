/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desktop-notes.h"
#include "notice.h"
#include "services.h"

G_BEGIN_DECLS

/* What the window knows and notices hang on. */
typedef struct
{
  gboolean (*is_attending) (gpointer window, const char *container_id); /* read there now */
  gboolean (*is_busy) (gpointer window); /* watches, or is in a session */
  gpointer window;
} LycNotifierPlace;

#define LYC_TYPE_NOTIFIER (lyc_notifier_get_type ())
G_DECLARE_FINAL_TYPE (LycNotifier, lyc_notifier, LYC, NOTIFIER, GObject)

LycNotifier *lyc_notifier_new (LycDesktopNotes *desktop, LycServices *services,
                               const LycNotifierPlace *place);
void         lyc_notifier_look (LycNotifier *self);
LycNotice   *lyc_notifier_find (LycNotifier *self, const char *notice_id);
void         lyc_notifier_stop (LycNotifier *self);

G_END_DECLS
