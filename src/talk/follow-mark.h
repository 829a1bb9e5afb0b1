/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "place-following.h"

G_BEGIN_DECLS

/* A small bell where something is followed, a struck one where it is muted, nothing elsewhere. The
 * tooltip, which screen readers hear, says until when. CSS: .follow-mark */
#define LYC_TYPE_FOLLOW_MARK (lyc_follow_mark_get_type ())
G_DECLARE_FINAL_TYPE (LycFollowMark, lyc_follow_mark, LYC, FOLLOW_MARK, GtkWidget)

GtkWidget *lyc_follow_mark_new (void);
void       lyc_follow_mark_set_own (LycFollowMark *self, gboolean own);
void       lyc_follow_mark_set_following (LycFollowMark *self, LycPlaceFollowing *following);

G_END_DECLS
