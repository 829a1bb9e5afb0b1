/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The places of a conversation that are in memory: from the first to the last, both within; `to` is
 * G_MAXINT64 where the window goes along with the newest. */
typedef struct
{
  gint64 from;
  gint64 to;
} LycPostWindow;

/* A window of more pages than these is narrowed, to what is read and so many pages around it. */
#define LYC_POST_WINDOW_PAGES 6
#define LYC_POST_WINDOW_MARGIN 2

LycPostWindow lyc_post_window_around (gint64 pos, gint64 newest, guint page);
LycPostWindow lyc_post_window_older (LycPostWindow window, guint page);
LycPostWindow lyc_post_window_newer (LycPostWindow window, gint64 newest, guint page);
gboolean lyc_post_window_keep (LycPostWindow *window, gint64 first, gint64 last, gint64 newest,
                               guint page);

G_END_DECLS
