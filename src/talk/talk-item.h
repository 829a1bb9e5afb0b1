/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "post.h"

G_BEGIN_DECLS

typedef enum
{
  LYC_TALK_POST,
  LYC_TALK_DAY,    /* a new day begins */
  LYC_TALK_UNREAD, /* what follows is new */
} LycTalkItemKind;

/* What a timeline of talk shows in one row. */
#define LYC_TYPE_TALK_ITEM (lyc_talk_item_get_type ())
G_DECLARE_FINAL_TYPE (LycTalkItem, lyc_talk_item, LYC, TALK_ITEM, GObject)

LycTalkItem *lyc_talk_item_new_post (LycPost *post, gboolean starts_run);
LycTalkItem *lyc_talk_item_new_day (gint64 time_ms);
LycTalkItem *lyc_talk_item_new_unread (guint count);
LycTalkItemKind lyc_talk_item_get_kind (LycTalkItem *self);
LycPost *lyc_talk_item_get_post (LycTalkItem *self);
gboolean lyc_talk_item_starts_run (LycTalkItem *self);
char *lyc_talk_item_dup_text (LycTalkItem *self);
gboolean lyc_talk_item_set_starts_run (LycTalkItem *self, gboolean starts_run);
guint lyc_talk_item_hash (LycTalkItem *self);
gboolean lyc_talk_item_equal (LycTalkItem *self, LycTalkItem *other);

G_END_DECLS
