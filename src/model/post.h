/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"
#include "anchor.h"

G_BEGIN_DECLS

#define LYC_TYPE_POST (lyc_post_get_type ())
G_DECLARE_FINAL_TYPE (LycPost, lyc_post, LYC, POST, LycRecord)

const char *lyc_post_get_container_id (LycPost *self);
gint64      lyc_post_get_pos (LycPost *self);
const char *lyc_post_get_author_id (LycPost *self);
gint64      lyc_post_get_created_at (LycPost *self);
gint64      lyc_post_get_edited_at (LycPost *self);
const char *lyc_post_get_body (LycPost *self);
const char *lyc_post_get_post_kind (LycPost *self);
const char *lyc_post_get_reply_to (LycPost *self);
guint       lyc_post_get_n_file_ids (LycPost *self);
const char *lyc_post_get_nth_file_ids (LycPost *self, guint i);
guint       lyc_post_get_n_mention_ids (LycPost *self);
const char *lyc_post_get_nth_mention_ids (LycPost *self, guint i);
gint64      lyc_post_get_votes (LycPost *self);
gint64      lyc_post_get_helped (LycPost *self);
gint64 lyc_post_get_pinned_at (LycPost *self);
gint64 lyc_post_get_asset_rev (LycPost *self);
guint lyc_post_get_n_builds_on (LycPost *self);
const char *lyc_post_get_nth_builds_on (LycPost *self, guint i);
guint lyc_post_get_n_built_on_by (LycPost *self);
const char *lyc_post_get_nth_built_on_by (LycPost *self, guint i);
const char *lyc_post_get_thread_id (LycPost *self);
gboolean lyc_post_calls_group (LycPost *self, const char *group);
gboolean    lyc_post_is_accepted (LycPost *self);
guint       lyc_post_get_n_endorsed_ids (LycPost *self);
const char *lyc_post_get_nth_endorsed_ids (LycPost *self, guint i);
gboolean    lyc_post_is_deleted (LycPost *self);
gboolean    lyc_post_is_waiting (LycPost *self);
gboolean    lyc_post_is_hidden (LycPost *self);
gboolean    lyc_post_is_stub (LycPost *self);
guint       lyc_post_get_n_reactions (LycPost *self);
const char *lyc_post_get_reaction (LycPost *self, guint i, gint64 *count, JsonArray **user_ids);
gboolean    lyc_post_get_anchor (LycPost *self, LycAnchor *anchor);

G_END_DECLS
