/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts.h"
#include "echo-fields.h"
#include "ids.h"

static gint64
now_ms (void)
{
  return g_get_real_time () / G_TIME_SPAN_MILLISECOND;
}

/* An act whose new thing also names its place, so that what follows in there waits for it. */
static LycAct *
act_that_opens_place (const char *verb)
{
  g_autofree char *id = lyc_id_new ();
  LycAct *act = lyc_act_new (verb, id, id);

  lyc_act_set_id (act, id);
  return act;
}

static JsonObject *
new_post_body (const LycWriting *writing)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "body", writing->body);
  json_object_set_string_member (body, "post_kind", writing->post_kind);
  lyc_fields_set_optional (body, "reply_to", writing->reply_to);
  json_object_set_member (body, "anchor", lyc_anchor_to_json (writing->anchor));
  lyc_fields_set_strings (body, "file_ids", writing->file_ids);
  lyc_fields_set_strings (body, "mention_ids", writing->mention_ids);
  if (writing->mention_groups != NULL && writing->mention_groups[0] != NULL)
    lyc_fields_set_strings (body, "mention_groups", writing->mention_groups);
  if (writing->builds_on != NULL)
    lyc_fields_set_strings (body, "builds_on", (const char *const[]){ writing->builds_on, NULL });
  return body;
}

/* The whole post as it shows at once; pos 0 says that the platform has not placed it yet. */
static JsonObject *
post_fields (const char *id, const char *container_id, const LycWriting *writing)
{
  JsonObject *fields = lyc_fields_new (LYC_KIND_POST, id);

  json_object_set_string_member (fields, "container_id", container_id);
  json_object_set_int_member (fields, "pos", 0);
  json_object_set_string_member (fields, "author_id", writing->author_id);
  json_object_set_int_member (fields, "created_at", now_ms ());
  json_object_set_null_member (fields, "edited_at");
  json_object_set_string_member (fields, "body", writing->body);
  json_object_set_string_member (fields, "post_kind", writing->post_kind);
  lyc_fields_set_optional (fields, "reply_to", writing->reply_to);
  json_object_set_member (fields, "anchor", lyc_anchor_to_json (writing->anchor));
  lyc_fields_set_strings (fields, "file_ids", writing->file_ids);
  lyc_fields_set_strings (fields, "mention_ids", writing->mention_ids);
  lyc_fields_set_strings (fields, "mention_groups", writing->mention_groups);
  lyc_fields_set_strings (fields, "builds_on", (const char *const[]){ writing->builds_on, NULL });
  lyc_fields_set_strings (fields, "built_on_by", NULL);
  lyc_fields_set_null (fields,
                       (const char *const[]){ "pinned_at", "asset_rev", "thread_id", NULL });
  json_object_set_int_member (fields, "votes", 0);
  json_object_set_int_member (fields, "helped", 0);
  lyc_fields_set_strings (fields, "reactions", NULL);
  json_object_set_boolean_member (fields, "accepted", FALSE);
  lyc_fields_set_strings (fields, "endorsed_ids", NULL);
  json_object_set_boolean_member (fields, "deleted", FALSE);
  json_object_set_boolean_member (fields, "hidden", FALSE);
  return fields;
}

/**
 * lyc_act_write_post:
 * @container_id: the thread, channel or conversation
 * @writing: (transfer none): what was written
 *
 * Returns: (transfer full): the act that posts it; the post's id is the act's
 */
LycAct *
lyc_act_write_post (const char *container_id, const LycWriting *writing)
{
  LycAct *act = lyc_act_new ("post.create", NULL, container_id);
  const char *id = lyc_act_get_id (act);

  lyc_act_set_parent (act, container_id);
  lyc_act_take_body (act, new_post_body (writing));
  lyc_act_take_echo (act, LYC_KIND_POST, id, TRUE, post_fields (id, container_id, writing));
  lyc_act_set_draft (act, writing->draft, writing->draft_text);
  lyc_act_set_not_before (act, writing->not_before);
  return act;
}

/* What stands on every container before the platform has answered. */
static JsonObject *
container_fields (const char *id, const char *container_kind, const char *title)
{
  static const char *const can[] = { "post.create", "reaction.set", NULL };
  static const char *const nulls[]
      = { "cohort_id", "course_id", "lesson_id", "first_post_id", "author_id",
          "post_kind", "anchor",    "asked_at",  "from_post_id",  NULL };
  JsonObject *fields = lyc_fields_new (LYC_KIND_CONTAINER, id);

  json_object_set_string_member (fields, "container_kind", container_kind);
  lyc_fields_set_null (fields, nulls);
  lyc_fields_set_strings (fields, "user_ids", NULL);
  lyc_fields_set_strings (fields, "pinned_ids", NULL);
  json_object_set_string_member (fields, "title", title);
  json_object_set_int_member (fields, "last_pos", 0);
  json_object_set_int_member (fields, "last_at", now_ms ());
  json_object_set_int_member (fields, "reply_count", 0);
  json_object_set_boolean_member (fields, "answered", FALSE);
  json_object_set_boolean_member (fields, "locked", FALSE);
  json_object_set_string_member (fields, "lock_words", "");
  json_object_set_int_member (fields, "slow_s", 0);
  json_object_set_boolean_member (fields, "visible", TRUE);
  lyc_fields_set_strings (fields, "can", can);
  return fields;
}

static JsonObject *
thread_body (const char *cohort_id, const char *lesson_id, const char *title, const char *post_id,
             const LycWriting *writing)
{
  JsonObject *body = json_object_new ();
  JsonObject *post = new_post_body (writing);

  json_object_set_string_member (post, "id", post_id);
  json_object_set_string_member (body, "container_kind", "thread");
  json_object_set_string_member (body, "cohort_id", cohort_id);
  if (lesson_id != NULL && *lesson_id != '\0')
    json_object_set_string_member (body, "lesson_id", lesson_id);
  json_object_set_string_member (body, "title", title);
  if (writing->from_post != NULL)
    json_object_set_string_member (body, "from_post_id", writing->from_post);
  json_object_set_object_member (body, "post", post);
  return body;
}

/**
 * lyc_act_open_thread:
 * @course_id: (nullable): for what shows at once
 * @lesson_id: (nullable): the lesson it hangs on
 *
 * Returns: (transfer full): the act that opens a thread with its first post; the thread's id is the
 *   act's, and replies to it go there at once
 */
LycAct *
lyc_act_open_thread (const char *cohort_id, const char *course_id, const char *lesson_id,
                     const char *title, const LycWriting *writing)
{
  LycAct *act = act_that_opens_place ("container.create");
  const char *id = lyc_act_get_id (act);
  g_autofree char *post_id = lyc_id_new ();
  JsonObject *fields = container_fields (id, "thread", title);

  lyc_fields_set_optional (fields, "cohort_id", cohort_id);
  lyc_fields_set_optional (fields, "course_id", course_id);
  lyc_fields_set_optional (fields, "lesson_id", lesson_id);
  lyc_fields_set_optional (fields, "first_post_id", post_id);
  lyc_fields_set_optional (fields, "author_id", writing->author_id);
  lyc_fields_set_optional (fields, "from_post_id", writing->from_post);
  json_object_set_int_member (fields, "asked_at", now_ms ());
  lyc_fields_set_optional (fields, "post_kind", writing->post_kind);
  json_object_set_member (fields, "anchor", lyc_anchor_to_json (writing->anchor));
  lyc_act_take_body (act, thread_body (cohort_id, lesson_id, title, post_id, writing));
  lyc_act_take_echo (act, LYC_KIND_CONTAINER, id, TRUE, fields);
  lyc_act_take_echo (act, LYC_KIND_POST, post_id, TRUE, post_fields (post_id, id, writing));
  lyc_act_set_draft (act, writing->draft, writing->draft_text);
  lyc_act_set_not_before (act, writing->not_before);
  return act;
}

/**
 * lyc_act_open_direct:
 *
 * The platform keeps one conversation per pair of people: where there is one already it is answered,
 * and what waits for the new one goes there.
 *
 * Returns: (transfer full): the act that opens a conversation with @user_id
 */
LycAct *
lyc_act_open_direct (const char *user_id, const char *my_id)
{
  LycAct *act = act_that_opens_place ("container.create");
  const char *id = lyc_act_get_id (act);
  JsonObject *body = json_object_new ();
  JsonObject *fields = container_fields (id, "direct", "");

  json_object_set_string_member (body, "container_kind", "direct");
  lyc_fields_set_strings (body, "user_ids", (const char *const[]) { user_id, NULL });
  lyc_fields_set_strings (fields, "user_ids", (const char *const[]) { user_id, my_id, NULL });
  lyc_act_take_body (act, body);
  lyc_act_take_echo (act, LYC_KIND_CONTAINER, id, TRUE, fields);
  return act;
}

static LycAct *
act_on_post (const char *verb, LycPost *post)
{
  return lyc_act_new (verb, lyc_record_get_id (LYC_RECORD (post)),
                      lyc_post_get_container_id (post));
}

static void
echo_on_post (LycAct *act, LycPost *post, JsonObject *fields)
{
  lyc_act_take_echo (act, LYC_KIND_POST, lyc_record_get_id (LYC_RECORD (post)), FALSE, fields);
}

/* Returns: (transfer full): the act that gives @post another text; @rev is of the text it changes
 */
LycAct *
lyc_act_edit_post (LycPost *post, gint64 rev, const char *body)
{
  LycAct *act = act_on_post ("post.edit", post);
  JsonObject *parameters = json_object_new ();
  JsonObject *fields = json_object_new ();

  json_object_set_string_member (parameters, "body", body);
  json_object_set_string_member (fields, "body", body);
  json_object_set_int_member (fields, "edited_at", now_ms ());
  lyc_act_take_body (act, parameters);
  lyc_act_set_replaces (act, TRUE);
  lyc_act_set_base (act, rev);
  echo_on_post (act, post, fields);
  return act;
}

/* Returns: (transfer full): the act that deletes @post; its place in the conversation stays */
LycAct *
lyc_act_delete_post (LycPost *post)
{
  LycAct *act = act_on_post ("post.delete", post);
  JsonObject *fields = json_object_new ();

  json_object_set_boolean_member (fields, "deleted", TRUE);
  json_object_set_string_member (fields, "body", "");
  echo_on_post (act, post, fields);
  return act;
}

/**
 * lyc_act_pin_post:
 * @now: milliseconds since the epoch
 *
 * Returns: (transfer full): the act that puts @post at the head of @container, or takes it from
 * there
 */
LycAct *
lyc_act_pin_post (LycContainer *container, LycPost *post, gboolean pinned, gint64 now)
{
  const char *id = lyc_record_get_id (LYC_RECORD (post));
  LycAct *act = act_on_post (pinned ? "post.pin" : "post.unpin", post);
  JsonObject *on_post = json_object_new (), *on_container = json_object_new ();
  JsonArray *before = lyc_record_get_array (LYC_RECORD (container), "pinned_ids");
  JsonArray *rest = lyc_fields_without (before, id), *ids = json_array_new ();

  if (pinned)
    json_array_add_string_element (ids, id);
  for (guint i = 0; i < json_array_get_length (rest); i++)
    json_array_add_string_element (ids, json_array_get_string_element (rest, i));
  json_array_unref (rest);
  json_object_set_int_member (on_post, "pinned_at", pinned ? now : 0);
  json_object_set_array_member (on_container, "pinned_ids", ids);
  echo_on_post (act, post, on_post);
  lyc_act_take_echo (act, LYC_KIND_CONTAINER, lyc_record_get_id (LYC_RECORD (container)), FALSE,
                     on_container);
  return act;
}

/* Returns: (transfer full): a moderator's act that takes @post out of sight or brings it back */
LycAct *
lyc_act_hide_post (LycPost *post, gboolean hidden)
{
  LycAct *act = act_on_post (hidden ? "post.hide" : "post.unhide", post);
  JsonObject *fields = json_object_new ();

  json_object_set_boolean_member (fields, "hidden", hidden);
  echo_on_post (act, post, fields);
  return act;
}

/* What this person has set on @post, whole, so that it shows where they had set nothing yet. */
static JsonObject *
reaction_fields (LycPost *post, LycReaction *mine, gboolean vote, gboolean helped,
                 JsonArray *emojis)
{
  const char *id = lyc_record_get_id (LYC_RECORD (post));
  JsonObject *fields = lyc_fields_new (LYC_KIND_REACTION, id);

  if (mine != NULL && lyc_record_is_loaded (LYC_RECORD (mine)))
    json_object_set_int_member (fields, "rev", lyc_record_get_rev (LYC_RECORD (mine)));
  json_object_set_string_member (fields, "post_id", id);
  json_object_set_string_member (fields, "container_id", lyc_post_get_container_id (post));
  json_object_set_boolean_member (fields, "vote", vote);
  json_object_set_boolean_member (fields, "helped", helped);
  json_object_set_array_member (fields, "emojis", emojis);
  return fields;
}

static gboolean
has_helped (LycReaction *mine)
{
  return mine != NULL && lyc_reaction_is_helped (mine);
}

static JsonArray *
my_emojis (LycReaction *mine)
{
  return mine != NULL ? lyc_record_get_array (LYC_RECORD (mine), "emojis") : NULL;
}

/**
 * lyc_act_vote:
 * @mine: (nullable): what this person has set on @post so far
 *
 * Returns: (transfer full): the act that gives or takes back this person's vote
 */
LycAct *
lyc_act_vote (LycPost *post, LycReaction *mine, gboolean vote)
{
  LycAct *act = act_on_post ("reaction.set", post);
  JsonObject *body = json_object_new ();
  JsonObject *fields = json_object_new ();
  gboolean before = mine != NULL && lyc_reaction_is_vote (mine);
  gint64 votes = lyc_post_get_votes (post) + (vote ? 1 : 0) - (before ? 1 : 0);

  json_object_set_boolean_member (body, "vote", vote);
  lyc_act_take_body (act, body);
  lyc_act_take_echo (act, LYC_KIND_REACTION, lyc_record_get_id (LYC_RECORD (post)), FALSE,
                     reaction_fields (post, mine, vote, has_helped (mine),
                                      lyc_fields_without (my_emojis (mine), NULL)));
  json_object_set_int_member (fields, "votes", MAX (votes, 0));
  echo_on_post (act, post, fields);
  return act;
}

/**
 * lyc_act_help:
 * @mine: (nullable): what this person has set on @post so far
 *
 * Returns: (transfer full): the act that says that @post worked for this person, or takes it back
 */
LycAct *
lyc_act_help (LycPost *post, LycReaction *mine, gboolean helped)
{
  LycAct *act = act_on_post ("reaction.set", post);
  JsonObject *body = json_object_new ();
  JsonObject *fields = json_object_new ();
  gint64 count = lyc_post_get_helped (post) + (helped ? 1 : 0) - (has_helped (mine) ? 1 : 0);

  json_object_set_boolean_member (body, "helped", helped);
  lyc_act_take_body (act, body);
  lyc_act_take_echo (act, LYC_KIND_REACTION, lyc_record_get_id (LYC_RECORD (post)), FALSE,
                     reaction_fields (post, mine, mine != NULL && lyc_reaction_is_vote (mine),
                                      helped, lyc_fields_without (my_emojis (mine), NULL)));
  json_object_set_int_member (fields, "helped", MAX (count, 0));
  echo_on_post (act, post, fields);
  return act;
}

static JsonObject *
reaction_count (const char *emoji, gint64 count, JsonArray *user_ids)
{
  JsonObject *object = json_object_new ();

  json_object_set_string_member (object, "emoji", emoji);
  json_object_set_int_member (object, "count", count);
  json_object_set_array_member (object, "user_ids", user_ids);
  return object;
}

/* The counts under @post once this person has set or taken back @emoji. */
static JsonArray *
counts_with (LycPost *post, const char *emoji, gboolean set, const char *my_id)
{
  JsonArray *counts = json_array_new ();
  gboolean found = FALSE;

  for (guint i = 0; i < lyc_post_get_n_reactions (post); i++)
    {
      JsonArray *before = NULL, *user_ids;
      gint64 count = 0;
      const char *other = lyc_post_get_reaction (post, i, &count, &before);
      gboolean same = g_str_equal (other, emoji);

      user_ids = lyc_fields_without (before, same ? my_id : NULL);
      if (same)
        {
          found = TRUE;
          count += set ? 1 : -1;
        }
      if (same && set)
        json_array_add_string_element (user_ids, my_id);
      if (count > 0)
        json_array_add_object_element (counts, reaction_count (other, count, user_ids));
      else
        json_array_unref (user_ids);
    }
  if (set && !found)
    {
      JsonArray *user_ids = json_array_new ();

      json_array_add_string_element (user_ids, my_id);
      json_array_add_object_element (counts, reaction_count (emoji, 1, user_ids));
    }
  return counts;
}

/**
 * lyc_act_react:
 * @mine: (nullable): what this person has set on @post so far
 * @set: whether the emoji is set or taken back
 *
 * Returns: (transfer full): the act
 */
LycAct *
lyc_act_react (LycPost *post, LycReaction *mine, const char *emoji, gboolean set, const char *my_id)
{
  LycAct *act = act_on_post ("reaction.set", post);
  JsonArray *emojis = lyc_fields_without (my_emojis (mine), emoji);
  gboolean had = mine != NULL && lyc_record_has_string (LYC_RECORD (mine), "emojis", emoji);
  JsonObject *body = json_object_new ();

  if (set)
    json_array_add_string_element (emojis, emoji);
  json_object_set_array_member (body, "emojis", json_array_ref (emojis));
  lyc_act_take_body (act, body);
  lyc_act_take_echo (act, LYC_KIND_REACTION, lyc_record_get_id (LYC_RECORD (post)), FALSE,
                     reaction_fields (post, mine, mine != NULL && lyc_reaction_is_vote (mine),
                                      has_helped (mine), emojis));
  if (had != !!set)
    {
      JsonObject *fields = json_object_new ();

      json_object_set_array_member (fields, "reactions", counts_with (post, emoji, set, my_id));
      echo_on_post (act, post, fields);
    }
  return act;
}

/* Returns: (transfer full): the act that marks @post as the answer to its @thread, or unmarks it */
LycAct *
lyc_act_accept (LycContainer *thread, LycPost *post, gboolean accepted)
{
  LycAct *act = act_on_post (accepted ? "answer.accept" : "answer.unaccept", post);
  JsonObject *on_post = json_object_new ();
  JsonObject *on_thread = json_object_new ();

  json_object_set_boolean_member (on_post, "accepted", accepted);
  json_object_set_boolean_member (on_thread, "answered", accepted);
  echo_on_post (act, post, on_post);
  lyc_act_take_echo (act, LYC_KIND_CONTAINER, lyc_record_get_id (LYC_RECORD (thread)), FALSE,
                     on_thread);
  return act;
}

/* Returns: (transfer full): the act that puts this person's name to an answer, or takes it away */
LycAct *
lyc_act_endorse (LycPost *post, gboolean endorsed, const char *my_id)
{
  LycAct *act = act_on_post (endorsed ? "answer.endorse" : "answer.unendorse", post);
  JsonArray *ids
      = lyc_fields_without (lyc_record_get_array (LYC_RECORD (post), "endorsed_ids"), my_id);
  JsonObject *fields = json_object_new ();

  if (endorsed)
    json_array_add_string_element (ids, my_id);
  json_object_set_array_member (fields, "endorsed_ids", ids);
  echo_on_post (act, post, fields);
  return act;
}

/* Returns: (transfer full): the act that closes @container for new posts, or opens it again */
LycAct *
lyc_act_lock (LycContainer *container, gboolean locked)
{
  const char *id = lyc_record_get_id (LYC_RECORD (container));
  LycAct *act = lyc_act_new ("container.edit", id, id);
  JsonObject *body = json_object_new ();

  json_object_set_boolean_member (body, "locked", locked);
  lyc_act_take_echo (act, LYC_KIND_CONTAINER, id, FALSE, json_object_ref (body));
  lyc_act_take_body (act, body);
  return act;
}

/* Returns: (transfer full): the act that says a notice was seen; @now in milliseconds */
LycAct *
lyc_act_see_notice (const char *notice_id, gint64 now)
{
  g_autofree char *place = g_strconcat ("notice:", notice_id, NULL);
  LycAct *act = lyc_act_new ("notice.see", notice_id, place);
  JsonObject *fields = json_object_new ();

  json_object_set_int_member (fields, "seen_at", now);
  lyc_act_take_echo (act, LYC_KIND_NOTICE, notice_id, FALSE, fields);
  lyc_act_set_replaces (act, TRUE);
  return act;
}
