/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "talk-item.h"

G_BEGIN_DECLS

/* A list of posts with the lines between them: a GListModel of LycTalkItem. One splice per change
 * of the posts, over no more rows than are different. */
#define LYC_TYPE_TALK_ITEMS (lyc_talk_items_get_type ())
G_DECLARE_FINAL_TYPE (LycTalkItems, lyc_talk_items, LYC, TALK_ITEMS, GObject)

LycTalkItems *lyc_talk_items_new (GListModel *posts, const char *my_id);
void lyc_talk_items_set_unread_after (LycTalkItems *self, gint64 read_pos, guint n_unread);
gint64 lyc_talk_items_get_pos (LycTalkItems *self, guint position);
gboolean      lyc_talk_items_find_unread (LycTalkItems *self, guint *position);
gboolean      lyc_talk_items_find_post (LycTalkItems *self, const char *post_id, guint *position);

G_END_DECLS
