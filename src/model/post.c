/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post.h"

#include "json-read.h"

/**
 * LycPost:
 *
 * What somebody wrote, in a thread, a channel or a conversation. Fields as in data/api/openapi.yaml.
 */
struct _LycPost
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycPost, lyc_post, LYC_TYPE_RECORD)

static void
lyc_post_class_init (LycPostClass *klass)
{
}

static void
lyc_post_init (LycPost *self)
{
}

const char *
lyc_post_get_container_id (LycPost *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "container_id");
}

gint64
lyc_post_get_pos (LycPost *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "pos");
}

const char *
lyc_post_get_author_id (LycPost *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "author_id");
}

gint64
lyc_post_get_created_at (LycPost *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "created_at");
}

gint64
lyc_post_get_edited_at (LycPost *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "edited_at");
}

const char *
lyc_post_get_body (LycPost *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "body");
}

const char *
lyc_post_get_post_kind (LycPost *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "post_kind");
}

const char *
lyc_post_get_reply_to (LycPost *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "reply_to");
}

guint
lyc_post_get_n_file_ids (LycPost *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "file_ids");
}

const char *
lyc_post_get_nth_file_ids (LycPost *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "file_ids", i);
}

guint
lyc_post_get_n_mention_ids (LycPost *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "mention_ids");
}

const char *
lyc_post_get_nth_mention_ids (LycPost *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "mention_ids", i);
}

gint64
lyc_post_get_votes (LycPost *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "votes");
}

/* Returns: for how many people it worked */
gint64
lyc_post_get_helped (LycPost *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "helped");
}

/* Returns: since when it stands at the head of its conversation; 0: it does not */
gint64
lyc_post_get_pinned_at (LycPost *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "pinned_at");
}

/* Returns: the revision of the lesson's recording when it was written; 0: there was none */
gint64
lyc_post_get_asset_rev (LycPost *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "asset_rev");
}

guint
lyc_post_get_n_builds_on (LycPost *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "builds_on");
}

const char *
lyc_post_get_nth_builds_on (LycPost *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "builds_on", i);
}

guint
lyc_post_get_n_built_on_by (LycPost *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "built_on_by");
}

const char *
lyc_post_get_nth_built_on_by (LycPost *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "built_on_by", i);
}

/* Returns: the thread that came of it; empty for none */
const char *
lyc_post_get_thread_id (LycPost *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "thread_id");
}

/* Whether it calls a group by its name: "cohort" or "facilitators". */
gboolean
lyc_post_calls_group (LycPost *self, const char *group)
{
  return lyc_record_has_string (LYC_RECORD (self), "mention_groups", group);
}

gboolean
lyc_post_is_accepted (LycPost *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "accepted");
}

guint
lyc_post_get_n_endorsed_ids (LycPost *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "endorsed_ids");
}

const char *
lyc_post_get_nth_endorsed_ids (LycPost *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "endorsed_ids", i);
}

gboolean
lyc_post_is_deleted (LycPost *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "deleted");
}

/* Whether it waits for approval, seen by its author and by those who decide. */
gboolean
lyc_post_is_waiting (LycPost *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "waiting");
}

gboolean
lyc_post_is_hidden (LycPost *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "hidden");
}

gboolean
lyc_post_is_stub (LycPost *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "stub");
}

guint
lyc_post_get_n_reactions (LycPost *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "reactions");
}

/**
 * lyc_post_get_reaction:
 * @count: (out): how many people
 * @user_ids: (out) (transfer none) (nullable): the first few of them
 *
 * Returns: (transfer none): the emoji
 */
const char *
lyc_post_get_reaction (LycPost *self, guint i, gint64 *count, JsonArray **user_ids)
{
  JsonObject *reaction = lyc_record_get_nth_object (LYC_RECORD (self), "reactions", i);

  if (reaction == NULL)
    return "";
  *count = lyc_json_int (reaction, "count", 0);
  if (user_ids != NULL)
    *user_ids = json_object_has_member (reaction, "user_ids")
                    ? lyc_json_array (reaction, "user_ids")
                    : NULL;
  return lyc_json_text (reaction, "emoji", "");
}

/* The moment the post is tied to; FALSE where it is tied to none. The texts belong to the post. */
gboolean
lyc_post_get_anchor (LycPost *self, LycAnchor *anchor)
{
  return lyc_anchor_read (lyc_record_get_object (LYC_RECORD (self), "anchor"), anchor);
}
