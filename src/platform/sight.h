/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "view.h"

G_BEGIN_DECLS

gboolean lyc_in_sight (LycPlatform *platform, LycViewer *viewer, const char *kind,
                       const LycFound *found);
char *lyc_item_of (LycPlatform *platform, const char *kind, gint64 id);
gboolean lyc_item_is_open (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing,
                           const char *item);
gboolean lyc_thread_is_open (LycPlatform *platform, gint64 user_id, gint64 container_id);

G_END_DECLS
