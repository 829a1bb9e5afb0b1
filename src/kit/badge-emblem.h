/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* The round emblem of a badge in its own colours, grey until it is begun. CSS: badge-emblem */
#define LYC_TYPE_BADGE_EMBLEM (lyc_badge_emblem_get_type ())
G_DECLARE_FINAL_TYPE (LycBadgeEmblem, lyc_badge_emblem, LYC, BADGE_EMBLEM, GtkWidget)

void lyc_badge_emblem_set_size (LycBadgeEmblem *self, int size);
void lyc_badge_emblem_show (LycBadgeEmblem *self, const char *icon, const char *from,
                            const char *to, gboolean begun);

G_END_DECLS
