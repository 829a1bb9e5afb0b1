/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts-private.h"
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
      = { "cohort_id", "course_id", "lesson_id",    "first_post_id", "author_id", "post_kind",
          "anchor",    "asked_at",  "from_post_id", "file_id",       "direct_id", NULL };
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
 * lyc_act_discuss_file:
 * @writing: (transfer none): what was written
 *
 * The thread about a file begins with its first post, whoever else begins it meanwhile: it has its
 * name already, and what follows in there goes there.
 *
 * Returns: (transfer full): the act that posts it; the post's id is the act's
 */
LycAct *
lyc_act_discuss_file (LycFile *file, const LycWriting *writing)
{
  const char *file_id = lyc_record_get_id (LYC_RECORD (file));
  g_autofree char *thread = lyc_file_dup_thread_id (file_id);
  LycAct *act = lyc_act_new ("file.discuss", NULL, thread);
  const char *id = lyc_act_get_id (act);
  JsonObject *fields = container_fields (thread, "thread", lyc_file_get_name (file));

  lyc_fields_set_optional (fields, "cohort_id", lyc_file_get_cohort_id (file));
  lyc_fields_set_optional (fields, "file_id", file_id);
  lyc_act_set_parent (act, file_id);
  lyc_act_take_body (act, new_post_body (writing));
  lyc_act_take_echo (act, LYC_KIND_CONTAINER, thread, TRUE, fields);
  lyc_act_take_echo (act, LYC_KIND_POST, id, TRUE, post_fields (id, thread, writing));
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

/* Returns: (transfer full): an act about @post, in the order of its conversation */
LycAct *
_lyc_act_on_post (const char *verb, LycPost *post)
{
  return lyc_act_new (verb, lyc_record_get_id (LYC_RECORD (post)),
                      lyc_post_get_container_id (post));
}

/* @fields: (transfer full): how the post shows until the platform has answered */
void
_lyc_act_echo_on_post (LycAct *act, LycPost *post, JsonObject *fields)
{
  lyc_act_take_echo (act, LYC_KIND_POST, lyc_record_get_id (LYC_RECORD (post)), FALSE, fields);
}

/* Returns: (transfer full): the act that gives @post another text; @rev is of the text it changes
 */
LycAct *
lyc_act_edit_post (LycPost *post, gint64 rev, const char *body)
{
  LycAct *act = _lyc_act_on_post ("post.edit", post);
  JsonObject *parameters = json_object_new ();
  JsonObject *fields = json_object_new ();

  json_object_set_string_member (parameters, "body", body);
  json_object_set_string_member (fields, "body", body);
  json_object_set_int_member (fields, "edited_at", now_ms ());
  lyc_act_take_body (act, parameters);
  lyc_act_set_replaces (act, TRUE);
  lyc_act_set_base (act, rev);
  _lyc_act_echo_on_post (act, post, fields);
  return act;
}

/* Returns: (transfer full): the act that deletes @post; its place in the conversation stays */
LycAct *
lyc_act_delete_post (LycPost *post)
{
  LycAct *act = _lyc_act_on_post ("post.delete", post);
  JsonObject *fields = json_object_new ();

  json_object_set_boolean_member (fields, "deleted", TRUE);
  json_object_set_string_member (fields, "body", "");
  _lyc_act_echo_on_post (act, post, fields);
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
  LycAct *act = _lyc_act_on_post (pinned ? "post.pin" : "post.unpin", post);
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
  _lyc_act_echo_on_post (act, post, on_post);
  lyc_act_take_echo (act, LYC_KIND_CONTAINER, lyc_record_get_id (LYC_RECORD (container)), FALSE,
                     on_container);
  return act;
}

/* Returns: (transfer full): a moderator's act that takes @post out of sight or brings it back */
LycAct *
lyc_act_hide_post (LycPost *post, gboolean hidden)
{
  LycAct *act = _lyc_act_on_post (hidden ? "post.hide" : "post.unhide", post);
  JsonObject *fields = json_object_new ();

  json_object_set_boolean_member (fields, "hidden", hidden);
  _lyc_act_echo_on_post (act, post, fields);
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
