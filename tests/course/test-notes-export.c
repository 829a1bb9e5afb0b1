/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "note.h"
#include "notes-export.h"
#include "webvtt.h"

#define FIRST "0190a6f0-0000-7000-8000-000000000011"
#define SECOND "0190a6f0-0000-7000-8000-000000000012"

static void
add (GListStore *notes, const char *lesson_id, gint64 start_ms, gint64 end_ms, const char *body)
{
  g_autofree char *id = g_strdup_printf ("0190a6f0-0000-7000-8000-%012u",
                                         g_list_model_get_n_items (G_LIST_MODEL (notes)));
  g_autoptr (LycRecord) note = lyc_record_new (LYC_KIND_NOTE, id);
  g_autoptr (JsonObject) fields = json_object_new ();

  json_object_set_string_member (fields, "lesson_id", lesson_id);
  json_object_set_int_member (fields, "start_ms", start_ms);
  json_object_set_int_member (fields, "end_ms", end_ms);
  json_object_set_string_member (fields, "quote", "What was\nsaid");
  json_object_set_string_member (fields, "body", body);
  lyc_record_update (note, fields, LYC_PENDING_NONE, NULL);
  g_list_store_append (notes, note);
}

static GPtrArray *
read_back (GListStore *notes)
{
  g_autofree char *text = lyc_notes_export_webvtt (G_LIST_MODEL (notes), FIRST);
  g_autoptr (GError) error = NULL;
  GPtrArray *cues = lyc_webvtt_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return cues;
}

/* What is written is captions to our own reader, by the letter, whatever stands in a note. */
static void
test_webvtt (void)
{
  g_autoptr (GListStore) notes = g_list_store_new (LYC_TYPE_NOTE);
  g_autoptr (GPtrArray) cues = NULL;
  const LycCue *cue;

  add (notes, FIRST, -1, -1, "No time");
  add (notes, FIRST, 0, -1, "At the start");
  add (notes, SECOND, 10, -1, "Another video");
  add (notes, FIRST, 61001, 65500,
       "a < b & <v Tom>c</v> --> d\n\n\n  \nWEBVTT\n00:01.000 --> 00:02.000");
  add (notes, FIRST, 3723004, 3723004, "**Bold** ü 🎉");
  cues = read_back (notes);
  g_assert_cmpuint (cues->len, ==, 3);
  cue = g_ptr_array_index (cues, 0);
  g_assert_cmpint (cue->start_ms, ==, 0);
  g_assert_cmpint (cue->end_ms, ==, 5000);
  g_assert_cmpstr (cue->text, ==, "At the start");
  cue = g_ptr_array_index (cues, 1);
  g_assert_cmpint (cue->start_ms, ==, 61001);
  g_assert_cmpint (cue->end_ms, ==, 65500);
  g_assert_nonnull (strstr (cue->text, "a < b & <v Tom>c</v> --> d"));
  g_assert_nonnull (strstr (cue->text, "00:01.000 --> 00:02.000"));
  cue = g_ptr_array_index (cues, 2);
  g_assert_cmpint (cue->start_ms, ==, 3723004);
  g_assert_cmpstr (cue->text, ==, "**Bold** ü 🎉");
}

/* The longest note that there may be: in one line, in one word, in many lines. */
static void
test_long (void)
{
  g_autoptr (GListStore) notes = g_list_store_new (LYC_TYPE_NOTE);
  g_autoptr (GString) line = g_string_new (NULL);
  g_autofree char *word = g_strnfill (20000, 'x');
  g_autofree char *lines = NULL;
  g_autoptr (GPtrArray) cues = NULL;

  while (line->len < 19990)
    g_string_append (line, "words & ");
  lines = g_strdelimit (g_strdup (line->str), " ", '\n');
  add (notes, FIRST, 1000, -1, line->str);
  add (notes, FIRST, 2000, -1, word);
  add (notes, FIRST, 3000, -1, lines);
  cues = read_back (notes);
  g_assert_cmpuint (cues->len, >=, 3);
}

static LycLesson *
lesson_cb (const char *lesson_id, gpointer data)
{
  return data;
}

static void
test_markdown (void)
{
  g_autoptr (GListStore) notes = g_list_store_new (LYC_TYPE_NOTE);
  g_autoptr (LycRecord) lesson = lyc_record_new (LYC_KIND_LESSON, FIRST);
  g_autoptr (JsonObject) fields = json_object_new ();
  g_autofree char *text = NULL;

  json_object_set_string_member (fields, "title", "Say it");
  lyc_record_update (lesson, fields, LYC_PENDING_NONE, NULL);
  add (notes, FIRST, -1, -1, "All of it");
  add (notes, FIRST, 61000, 65000, "- a\n- b");
  text = lyc_notes_export_markdown (G_LIST_MODEL (notes), lesson_cb, lesson);
  g_assert_cmpstr (text, ==,
                   "# My notes\n\n## Say it\n\n### The whole lesson\n\nAll of it\n\n### 1:01\n\n"
                   "> What was\n> said\n\n- a\n- b\n\n");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/course/notes-export/webvtt", test_webvtt);
  g_test_add_func ("/course/notes-export/long", test_long);
  g_test_add_func ("/course/notes-export/markdown", test_markdown);
  return g_test_run ();
}
