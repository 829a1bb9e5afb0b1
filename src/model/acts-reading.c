/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts.h"
#include "echo-fields.h"

/* What is said of one place is folded together while it waits, see lyc_outbox_fold_in(). */
static LycAct *
act_on_mark (const char *container_id, JsonObject *body)
{
  LycAct *act = lyc_act_new ("read_state.set", container_id, container_id);
  JsonObject *fields = lyc_fields_new (LYC_KIND_READ_STATE, container_id);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_set_string_member (fields, "container_id", container_id);
  json_object_iter_init (&iter, body);
  while (json_object_iter_next (&iter, &name, &node))
    json_object_set_member (fields, name, json_node_copy (node));
  lyc_act_take_body (act, body);
  lyc_act_take_echo (act, LYC_KIND_READ_STATE, container_id, FALSE, fields);
  lyc_act_set_replaces (act, TRUE);
  return act;
}

/* Returns: (transfer full): the act that moves the read mark to @read_pos; only the last one counts
 */
LycAct *
lyc_act_read (const char *container_id, gint64 read_pos)
{
  JsonObject *body = json_object_new ();

  json_object_set_int_member (body, "read_pos", read_pos);
  return act_on_mark (container_id, body);
}

/**
 * lyc_act_read_up_to:
 * @state: the read state of the place
 * @pos: the last post that was read
 *
 * As lyc_act_read(), where something may have been marked as unread: the mark moves along, and goes
 * once all that was read before is read again. A mark that this device knows nothing of stays.
 *
 * Returns: (transfer full): the act
 */
LycAct *
lyc_act_read_up_to (LycReadState *state, gint64 pos)
{
  const char *container_id = lyc_record_get_id (LYC_RECORD (state));
  gint64 read_pos = lyc_read_state_get_read_pos (state);
  JsonObject *body;

  if (lyc_read_state_get_marked_unread_from (state) == 0)
    return lyc_act_read (container_id, pos);
  body = json_object_new ();
  json_object_set_int_member (body, "read_pos", MAX (pos, read_pos));
  if (pos < read_pos)
    json_object_set_int_member (body, "marked_unread_from", pos + 1);
  else
    json_object_set_null_member (body, "marked_unread_from");
  return act_on_mark (container_id, body);
}

/* Returns: (transfer full): the act after which nothing up to @last_pos counts as unread */
LycAct *
lyc_act_read_all (const char *container_id, gint64 last_pos)
{
  JsonObject *body = json_object_new ();

  json_object_set_int_member (body, "read_pos", last_pos);
  json_object_set_null_member (body, "marked_unread_from");
  return act_on_mark (container_id, body);
}

/* Returns: (transfer full): the act that makes the post at @pos and all after it unread again */
LycAct *
lyc_act_mark_unread (const char *container_id, gint64 pos)
{
  JsonObject *body = json_object_new ();

  json_object_set_int_member (body, "marked_unread_from", pos);
  return act_on_mark (container_id, body);
}

static JsonObject *
follow_body (LycFollowing following, gint64 mute_until)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "follow", lyc_following_to_word (following));
  if (mute_until > 0)
    json_object_set_int_member (body, "mute_until", mute_until);
  else
    json_object_set_null_member (body, "mute_until");
  return body;
}

/**
 * lyc_act_follow:
 * @mute_until: when a mute ends, in milliseconds of the platform's time; 0 for good
 *
 * Returns: (transfer full): the act that says how a place of talk is followed
 */
LycAct *
lyc_act_follow (const char *container_id, LycFollowing following, gint64 mute_until)
{
  return act_on_mark (container_id, follow_body (following, mute_until));
}

/**
 * lyc_act_follow_all:
 * @kind: %LYC_KIND_COHORT or %LYC_KIND_COURSE
 * @id: which
 * @mute_until: as in lyc_act_follow()
 *
 * Returns: (transfer full): the act that says how all talk of a cohort or a course is followed
 */
LycAct *
lyc_act_follow_all (LycKind kind, const char *id, LycFollowing following, gint64 mute_until)
{
  gboolean cohort = kind == LYC_KIND_COHORT;
  LycAct *act = lyc_act_new (cohort ? "follow.cohort" : "follow.course", id, id);
  JsonObject *fields = lyc_fields_new (LYC_KIND_FOLLOW, id);

  json_object_set_string_member (fields, "of", cohort ? "cohort" : "course");
  json_object_set_string_member (fields, "follow", lyc_following_to_word (following));
  json_object_set_int_member (fields, "mute_until", mute_until);
  lyc_act_take_body (act, follow_body (following, mute_until));
  lyc_act_take_echo (act, LYC_KIND_FOLLOW, id, FALSE, fields);
  lyc_act_set_replaces (act, TRUE);
  return act;
}
