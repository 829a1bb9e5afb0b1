/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "player.h"
#include "session.h"

G_BEGIN_DECLS

/* Tells the session where the person is: in a lesson while a video plays, here while they used the
 * window lately, else away. That a connection comes or goes is no activity. */
#define LYC_TYPE_ACTIVITY (lyc_activity_get_type ())
G_DECLARE_FINAL_TYPE (LycActivity, lyc_activity, LYC, ACTIVITY, GObject)

LycActivity *lyc_activity_new (GtkWindow *window, LycSession *session, LycPlayer *player);
LycPresence lyc_activity_presence (gboolean playing, gint64 idle_ms);

G_END_DECLS
