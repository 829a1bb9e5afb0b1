/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "acts.h"
#include "echo-overlay.h"
#include "error-code.h"
#include "outbox-rules.h"

#define LESSON "0190a6f0-0000-7000-8000-00000000000a"
#define NOTE "0190a6f0-0000-7000-8000-00000000000b"

static JsonArray *
span (gint64 from_ms, gint64 to_ms)
{
  JsonArray *ranges = json_array_new (), *pair = json_array_new ();

  json_array_add_int_element (pair, from_ms);
  json_array_add_int_element (pair, to_ms);
  json_array_add_array_element (ranges, pair);
  return ranges;
}

static LycAct *
watch (gint64 from_ms, gint64 to_ms, gint64 position_ms, gboolean sought, gint64 now)
{
  g_autoptr (JsonArray) ranges = span (from_ms, to_ms);

  return lyc_act_progress (LESSON, ranges, position_ms, sought, 7, now);
}

static guint
count_spans (LycAct *act)
{
  return json_array_get_length (json_object_get_array_member (lyc_act_get_body (act), "ranges"));
}

/* A week without a platform: one act, never longer than what the platform takes. */
static void
test_long_away (void)
{
  LycAct *act = watch (0, 4000, 4000, FALSE, 1);

  for (gint64 i = 1; i < 2200; i++)
    {
      LycAct *next = watch (i % 1200 * 10000, i % 1200 * 10000 + 4000, 4000, FALSE, i);

      lyc_outbox_fold_in (next, act);
      lyc_act_unref (act);
      act = next;
      g_assert_cmpuint (count_spans (act), <=, 1000);
    }
  g_assert_cmpuint (count_spans (act), >, 900);
  lyc_act_unref (act);
}

/* The beginning is only told where it was sought, and then the place before it is not told again.
 */
static void
test_place (void)
{
  g_autoptr (LycAct) first = watch (0, 4000, 4000, FALSE, 1);
  g_autoptr (LycAct) closed = watch (0, 1, 0, FALSE, 2);
  g_autoptr (LycAct) back = watch (0, 1, 0, TRUE, 3);

  g_assert_false (json_object_has_member (lyc_act_get_body (closed), "position_ms"));
  lyc_outbox_fold_in (closed, first);
  g_assert_cmpint (json_object_get_int_member (lyc_act_get_body (closed), "position_ms"), ==, 4000);
  g_assert_cmpint (json_object_get_int_member (lyc_act_get_body (closed), LYC_ACT_TAKEN_AT), ==, 1);
  g_assert_false (json_object_get_boolean_member (lyc_act_get_body (closed), "seek"));
  lyc_outbox_fold_in (back, closed);
  g_assert_cmpint (json_object_get_int_member (lyc_act_get_body (back), "position_ms"), ==, 0);
  g_assert_cmpint (json_object_get_int_member (lyc_act_get_body (back), LYC_ACT_TAKEN_AT), ==, 3);
  g_assert_true (json_object_get_boolean_member (lyc_act_get_body (back), "seek"));
}

/* What waits shows beside what the store has; nothing watched is unseen. */
static void
test_shown (void)
{
  g_autoptr (LycAct) act = watch (50, 60, 60, FALSE, 1);
  g_autoptr (LycOutboxItem) item = lyc_outbox_item_new (act);
  g_autoptr (GListStore) outbox = g_list_store_new (LYC_TYPE_OUTBOX_ITEM);
  g_autoptr (JsonObject) base = json_object_new (), shown = NULL;
  LycPending pending;
  const char *reason;

  json_object_set_array_member (base, "ranges", span (0, 10));
  json_object_set_int_member (base, "percent", 30);
  g_list_store_append (outbox, item);
  shown = lyc_echo_overlay (G_LIST_MODEL (outbox), LYC_KIND_PROGRESS, LESSON, base, &pending,
                            &reason);
  g_assert_cmpint (json_object_get_int_member (shown, "percent"), ==, 30);
  g_assert_cmpint (json_object_get_int_member (shown, "position_ms"), ==, 60);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (shown, "ranges")), ==, 2);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (base, "ranges")), ==, 1);
}

/* A note that says something newer is not deleted, and nobody is asked about it. */
static void
test_settled (void)
{
  g_autoptr (LycRecord) note = lyc_record_new (LYC_KIND_NOTE, NOTE);
  g_autoptr (LycAct) act = lyc_act_delete_note (LYC_NOTE (note));
  g_autoptr (GError) stale = g_error_new_literal (LYC_ERROR, LYC_ERROR_CONFLICT, "");
  g_autoptr (GError) refused = g_error_new_literal (LYC_ERROR, LYC_ERROR_REFUSED, "");

  g_assert_true (lyc_outbox_is_settled (act, stale));
  g_assert_false (lyc_outbox_is_settled (act, refused));
}

/* A mute, a mark and a read mark of one place are said in one, and none is lost. */
static void
test_marks_fold (void)
{
  g_autoptr (LycAct) mute = lyc_act_follow (LESSON, LYC_FOLLOWING_MUTE, 5000);
  g_autoptr (LycAct) unread = lyc_act_mark_unread (LESSON, 4);
  g_autoptr (LycAct) read = lyc_act_read (LESSON, 7);
  g_autoptr (LycAct) less = lyc_act_read (LESSON, 5);
  JsonObject *body = lyc_act_get_body (less);
  JsonObject *shown = lyc_act_get_echo (less, 0)->fields;

  lyc_outbox_fold_in (unread, mute);
  lyc_outbox_fold_in (read, unread);
  lyc_outbox_fold_in (less, read);
  g_assert_cmpint (json_object_get_int_member (body, "read_pos"), ==, 7);
  g_assert_cmpint (json_object_get_int_member (body, "marked_unread_from"), ==, 4);
  g_assert_cmpstr (json_object_get_string_member (body, "follow"), ==, "mute");
  g_assert_cmpint (json_object_get_int_member (body, "mute_until"), ==, 5000);
  g_assert_cmpint (json_object_get_int_member (shown, "read_pos"), ==, 7);
  g_assert_cmpstr (json_object_get_string_member (shown, "follow"), ==, "mute");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/sync/outbox-rules/long-away", test_long_away);
  g_test_add_func ("/sync/outbox-rules/place", test_place);
  g_test_add_func ("/sync/outbox-rules/shown", test_shown);
  g_test_add_func ("/sync/outbox-rules/settled", test_settled);
  g_test_add_func ("/outbox/marks-fold", test_marks_fold);
  return g_test_run ();
}
