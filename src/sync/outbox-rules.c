/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "outbox-rules.h"

#include "error-code.h"
#include "json-read.h"
#include "watched-ranges.h"

/* Whether nothing is left to do where the platform refused: what is to be deleted is deleted, or the
 * note says something newer, which comes and stays. */
gboolean
lyc_outbox_is_settled (LycAct *act, const GError *error)
{
  const char *verb = lyc_act_get_verb (act);

  return g_str_has_suffix (verb, ".delete")
         && (g_error_matches (error, LYC_ERROR, LYC_ERROR_GONE)
             || (g_str_equal (verb, "note.delete")
                 && g_error_matches (error, LYC_ERROR, LYC_ERROR_CONFLICT)));
}

/* Returns: how long @act is still held back at @now, milliseconds since the epoch; 0: it may go */
gint64
lyc_outbox_wait_ms (LycAct *act, gint64 now)
{
  return MAX (lyc_act_get_hold_until (act) - now, 0);
}

/* Whether the waiting @item is dropped for @act. */
gboolean
lyc_outbox_replaces (LycAct *act, LycOutboxItem *item)
{
  LycAct *other = lyc_outbox_item_get_act (item);

  return lyc_act_replaces (act) && lyc_outbox_item_get_state (item) != LYC_PENDING_SENDING
         && g_str_equal (lyc_act_get_verb (act), lyc_act_get_verb (other))
         && g_str_equal (lyc_act_get_target (act), lyc_act_get_target (other))
         && g_strcmp0 (lyc_act_get_parent (act), lyc_act_get_parent (other)) == 0;
}

static void
add_spans (LycWatchedRanges *ranges, JsonObject *body)
{
  JsonArray *spans
      = json_object_has_member (body, "ranges") ? lyc_json_array (body, "ranges") : NULL;

  for (guint i = 0; spans != NULL && i < json_array_get_length (spans); i++)
    {
      JsonArray *span = json_array_get_array_element (spans, i);

      lyc_watched_ranges_add (ranges, json_array_get_int_element (span, 0),
                              json_array_get_int_element (span, 1));
    }
}

/* United, the ranges stay few however long the platform is away. */
static JsonArray *
unite_spans (JsonObject *body, JsonObject *before)
{
  g_autoptr (LycWatchedRanges) ranges = lyc_watched_ranges_new ();
  JsonArray *array = json_array_new ();

  add_spans (ranges, before);
  add_spans (ranges, body);
  for (guint i = 0; i < lyc_watched_ranges_get_n (ranges); i++)
    {
      JsonArray *span = json_array_new ();
      gint64 from_ms, to_ms;

      lyc_watched_ranges_get (ranges, i, &from_ms, &to_ms);
      json_array_add_int_element (span, from_ms);
      json_array_add_int_element (span, to_ms);
      json_array_add_array_element (array, span);
    }
  return array;
}

static void
keep_members (JsonObject *object, JsonObject *before, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    if (!json_object_has_member (object, names[i]) && json_object_has_member (before, names[i]))
      json_object_set_member (object, names[i], json_object_dup_member (before, names[i]));
}

/* What shows at once says the same as what is sent. */
static void
fold_echo (LycAct *act, LycAct *older, JsonArray *ranges)
{
  static const char *const kept[] = { "position_ms", "percent", "completed_at", "place", NULL };
  JsonObject *fields = lyc_act_get_echo (act, 0)->fields;

  keep_members (fields, lyc_act_get_echo (older, 0)->fields, kept);
  json_object_set_array_member (fields, "ranges", json_array_ref (ranges));
}

static void
fold_marks (JsonObject *fields, JsonObject *before)
{
  static const char *const kept[]
      = { "read_pos", "marked_unread_from", "follow", "mute_until", NULL };
  gint64 furthest
      = MAX (lyc_json_int (fields, "read_pos", 0), lyc_json_int (before, "read_pos", 0));

  keep_members (fields, before, kept);
  if (furthest > 0)
    json_object_set_int_member (fields, "read_pos", furthest);
}

/* A read mark, a mark of what is unread again and a mute are said of a place one after the other;
 * the next never drops the others. */
static void
fold_in_marks (LycAct *act, LycAct *older)
{
  fold_marks (lyc_act_get_body (act), lyc_act_get_body (older));
  if (lyc_act_get_n_echoes (act) > 0 && lyc_act_get_n_echoes (older) > 0)
    fold_marks (lyc_act_get_echo (act, 0)->fields, lyc_act_get_echo (older, 0)->fields);
}

/* A report of what was watched never drops what the one before it said, and a change of a change is
 * still one of what stood there first. */
void
lyc_outbox_fold_in (LycAct *act, LycAct *older)
{
  JsonObject *body = lyc_act_get_body (act);
  JsonObject *before = lyc_act_get_body (older);
  static const char *const kept[] = { "completed", "place", NULL };
  static const char *const place[] = { "position_ms", "seek", LYC_ACT_TAKEN_AT, NULL };
  g_autoptr (JsonArray) ranges = NULL;

  lyc_act_set_base (act, MIN (lyc_act_get_base (act), lyc_act_get_base (older)));
  lyc_act_set_tried (act, lyc_act_was_tried (act) || lyc_act_was_tried (older));
  if (body != NULL && before != NULL && g_str_equal (lyc_act_get_verb (act), "read_state.set"))
    fold_in_marks (act, older);
  if (body == NULL || before == NULL || !g_str_equal (lyc_act_get_verb (act), "progress.merge"))
    return;
  ranges = unite_spans (body, before);
  json_object_set_array_member (body, "ranges", json_array_ref (ranges));
  keep_members (body, before, kept);
  if (!json_object_has_member (body, "position_ms"))
    keep_members (body, before, place);
  if (lyc_act_get_n_echoes (act) > 0 && lyc_act_get_n_echoes (older) > 0)
    fold_echo (act, older, ranges);
}

/* Returns: (transfer none) (nullable): the id of the container in the answer to container.create */
const char *
lyc_outbox_answered_container (JsonObject *answer)
{
  JsonArray *objects
      = json_object_has_member (answer, "objects") ? lyc_json_array (answer, "objects") : NULL;

  for (guint i = 0; objects != NULL && i < json_array_get_length (objects); i++)
    {
      JsonObject *object = json_array_get_object_element (objects, i);

      if (g_strcmp0 (lyc_json_text (object, "kind", ""), "container") == 0)
        return lyc_json_text (object, "id", NULL);
    }
  return NULL;
}

/* Returns: the rev that the answer to a change of @id says; 0 where it says none */
gint64
lyc_outbox_answered_rev (JsonObject *answer, const char *id)
{
  return g_strcmp0 (lyc_json_text (answer, "id", NULL), id) == 0 ? lyc_json_int (answer, "rev", 0)
                                                                 : 0;
}
