/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "people.h"

G_BEGIN_DECLS

/* Offers people, groups and teams while one writes "@...". It never takes the focus; the text view
 * hands it its keys. Signal: "picked" (what to write behind the @). */
#define LYC_TYPE_MENTION_POPOVER (lyc_mention_popover_get_type ())
G_DECLARE_FINAL_TYPE (LycMentionPopover, lyc_mention_popover, LYC, MENTION_POPOVER, GtkPopover)

GtkWidget *lyc_mention_popover_new (LycServices *services);
void lyc_mention_popover_offer (LycMentionPopover *self, GPtrArray *users, GPtrArray *groups,
                                const GdkRectangle *at);
gboolean   lyc_mention_popover_handle_key (LycMentionPopover *self, guint keyval);

G_END_DECLS
