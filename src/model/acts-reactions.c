/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What people say about a post with one key: votes, thanks, emojis, the accepted answer. */

#include "acts-private.h"
#include "echo-fields.h"

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
  LycAct *act = _lyc_act_on_post ("reaction.set", post);
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
  _lyc_act_echo_on_post (act, post, fields);
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
  LycAct *act = _lyc_act_on_post ("reaction.set", post);
  JsonObject *body = json_object_new ();
  JsonObject *fields = json_object_new ();
  gint64 count = lyc_post_get_helped (post) + (helped ? 1 : 0) - (has_helped (mine) ? 1 : 0);

  json_object_set_boolean_member (body, "helped", helped);
  lyc_act_take_body (act, body);
  lyc_act_take_echo (act, LYC_KIND_REACTION, lyc_record_get_id (LYC_RECORD (post)), FALSE,
                     reaction_fields (post, mine, mine != NULL && lyc_reaction_is_vote (mine),
                                      helped, lyc_fields_without (my_emojis (mine), NULL)));
  json_object_set_int_member (fields, "helped", MAX (count, 0));
  _lyc_act_echo_on_post (act, post, fields);
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
  LycAct *act = _lyc_act_on_post ("reaction.set", post);
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
      _lyc_act_echo_on_post (act, post, fields);
    }
  return act;
}

/* Returns: (transfer full): the act that marks @post as the answer to its @thread, or unmarks it */
LycAct *
lyc_act_accept (LycContainer *thread, LycPost *post, gboolean accepted)
{
  LycAct *act = _lyc_act_on_post (accepted ? "answer.accept" : "answer.unaccept", post);
  JsonObject *on_post = json_object_new ();
  JsonObject *on_thread = json_object_new ();

  json_object_set_boolean_member (on_post, "accepted", accepted);
  json_object_set_boolean_member (on_thread, "answered", accepted);
  _lyc_act_echo_on_post (act, post, on_post);
  lyc_act_take_echo (act, LYC_KIND_CONTAINER, lyc_record_get_id (LYC_RECORD (thread)), FALSE,
                     on_thread);
  return act;
}

/* Returns: (transfer full): the act that puts this person's name to an answer, or takes it away */
LycAct *
lyc_act_endorse (LycPost *post, gboolean endorsed, const char *my_id)
{
  LycAct *act = _lyc_act_on_post (endorsed ? "answer.endorse" : "answer.unendorse", post);
  JsonArray *ids
      = lyc_fields_without (lyc_record_get_array (LYC_RECORD (post), "endorsed_ids"), my_id);
  JsonObject *fields = json_object_new ();

  if (endorsed)
    json_array_add_string_element (ids, my_id);
  json_object_set_array_member (fields, "endorsed_ids", ids);
  _lyc_act_echo_on_post (act, post, fields);
  return act;
}
