/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <gtk/gtk.h>

#include "kit.h"
#include "lesson.h"
#include "memory-services.h"
#include "note-row.h"
#include "notes-view-private.h"

#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define COURSE "0190a6f0-0000-7000-8000-00000000000d"
#define FIRST "0190a6f0-0000-7000-8000-000000000011"
#define SECOND "0190a6f0-0000-7000-8000-000000000012"
#define ASSET "0190a6f0-0000-7000-8000-000000000013"
#define A_LESSON(id, number, title)                                                                \
  "{\"kind\":\"lesson\",\"id\":\"" id "\",\"rev\":1,\"course_id\":\"" COURSE                       \
  "\",\"number\":" number ",\"title\":\"" title "\",\"lesson_kind\":\"video\"}"
#define A_NOTE(id, lesson, rev, start, end, quote, body)                                           \
  "{\"kind\":\"note\",\"id\":\"0190a6f0-0000-7000-8000-0000000000" id "\",\"rev\":" rev            \
  ",\"lesson_id\":\"" lesson "\",\"course_id\":\"" COURSE "\",\"asset_id\":\"" ASSET               \
  "\",\"asset_rev\":1,\"start_ms\":" start ",\"end_ms\":" end                                      \
  ",\"cue_id\":\"\",\"quote\":\"" quote "\",\"body\":\"" body                                      \
  "\",\"created_at\":1,\"updated_at\":1}"

static const char *const objects
    = "[" A_LESSON (FIRST, "1", "One") "," A_LESSON (SECOND, "2", "Two") "," A_NOTE (
        "21", FIRST, "5", "61000", "-1", "",
        "Later") "," A_NOTE ("22", FIRST, "6", "5000", "9000", "So ask",
                             "Sooner") "," A_NOTE ("23", SECOND, "7", "-1", "-1", "",
                                                   "Elsewhere") "]";

typedef struct
{
  LycMemoryServices *memory;
  GtkWidget *window;
  LycNotesView *view;
  GVariant *shared; /* what win.note-share was asked for */
  GVariant *undo;   /* what win.toast-undo was asked for */
  GVariant *opened; /* what win.lesson-open-at was asked for */
} Fixture;

#define wait_until(condition)                                                                      \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)

static void
remember_cb (GSimpleAction *action, GVariant *parameter, GVariant **place)
{
  g_clear_pointer (place, g_variant_unref);
  *place = g_variant_ref (parameter);
}

static void
add_action (GSimpleActionGroup *group, const char *name, const char *type, GVariant **place)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE (type));

  g_signal_connect (action, "activate", G_CALLBACK (remember_cb), place);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
}

/* What plays is the tenth second; the person writes while it goes on. */
static gboolean
moment_cb (gint64 start_ms, gint64 end_ms, LycAnchor *anchor, gpointer data)
{
  gint64 *position_ms = data;

  *anchor = (LycAnchor){ .asset_id = ASSET,
                         .asset_rev = 3,
                         .start_ms = *position_ms,
                         .end_ms = *position_ms,
                         .cue_id = "c4",
                         .quote = "So ask" };
  return TRUE;
}

static LycLesson *
lesson (Fixture *f, const char *id)
{
  LycLibrary *library = lyc_services_get_library (lyc_memory_services_get (f->memory));
  LycRecord *record = lyc_library_lookup (library, LYC_KIND_LESSON, id);

  wait_until (lyc_record_is_loaded (record));
  return LYC_LESSON (record);
}

static void
open_lesson (Fixture *f, const char *id)
{
  g_autoptr (LycLesson) opened = lesson (f, id);

  lyc_notes_view_set_lesson (f->view, opened);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  f->memory = lyc_memory_services_new (objects, ME);
  f->view = LYC_NOTES_VIEW (lyc_notes_view_new (lyc_memory_services_get (f->memory)));
  f->window = gtk_window_new ();
  add_action (group, "note-share", "(sssxxs)", &f->shared);
  add_action (group, "toast-undo", "(sss)", &f->undo);
  add_action (group, "lesson-open-at", "(sx)", &f->opened);
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (group));
  gtk_window_set_default_size (GTK_WINDOW (f->window), 500, 400);
  gtk_window_set_child (GTK_WINDOW (f->window), GTK_WIDGET (f->view));
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  lyc_memory_services_free (f->memory);
  g_clear_pointer (&f->shared, g_variant_unref);
  g_clear_pointer (&f->undo, g_variant_unref);
  g_clear_pointer (&f->opened, g_variant_unref);
}

static LycNoteRow *
row (Fixture *f, int i)
{
  GtkListBoxRow *found = gtk_list_box_get_row_at_index (f->view->list, i);

  return found != NULL ? LYC_NOTE_ROW (found) : NULL;
}

static const char *
text (Fixture *f, int i)
{
  return row (f, i) != NULL ? lyc_note_get_body (lyc_note_row_get_note (row (f, i))) : "";
}

static guint
count (Fixture *f)
{
  return g_list_model_get_n_items (G_LIST_MODEL (f->view->shown));
}

static void
test_list (Fixture *f, gconstpointer data)
{
  open_lesson (f, FIRST);
  wait_until (count (f) == 2);
  g_assert_cmpstr (text (f, 0), ==, "Sooner");
  g_assert_cmpstr (text (f, 1), ==, "Later");
  lyc_notes_view_set_position (f->view, 6000);
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row (f, 0)), "now"));
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row (f, 1)), "now"));
  lyc_notes_view_set_position (f->view, 62000);
  g_assert_false (gtk_widget_has_css_class (GTK_WIDGET (row (f, 0)), "now"));
  g_assert_true (gtk_widget_has_css_class (GTK_WIDGET (row (f, 1)), "now"));
  gtk_widget_activate (GTK_WIDGET (row (f, 1)));
  wait_until (f->opened != NULL);
  gtk_editable_set_text (GTK_EDITABLE (f->view->search), "SOON");
  wait_until (count (f) == 1);
  g_assert_cmpstr (text (f, 0), ==, "Sooner");
  gtk_editable_set_text (GTK_EDITABLE (f->view->search), "nowhere");
  wait_until (count (f) == 0);
  g_assert_cmpstr (gtk_stack_get_visible_child_name (f->view->stack), ==, "empty");
  gtk_editable_set_text (GTK_EDITABLE (f->view->search), "");
  gtk_drop_down_set_selected (f->view->scope, 1);
  wait_until (count (f) == 3 && g_str_equal (text (f, 2), "Elsewhere"));
  g_assert_nonnull (gtk_list_box_row_get_header (GTK_LIST_BOX_ROW (row (f, 2))));
}

static void
type (LycComposer *composer, const char *words)
{
  lyc_composer_set_text (composer, words);
}

static JsonObject *
last_body (Fixture *f, const char *verb)
{
  LycAct *act;

  wait_until ((act = lyc_memory_services_get_last_act (f->memory)) != NULL
              && g_str_equal (lyc_act_get_verb (act), verb));
  return lyc_act_get_body (act);
}

/* The time is that of the first key; what waits for the platform is in the list at once. */
static void
test_write (Fixture *f, gconstpointer data)
{
  gint64 position_ms = 10000;
  LycComposer *composer;
  LycSession *session = lyc_services_get_session (lyc_memory_services_get (f->memory));
  JsonObject *body;

  open_lesson (f, SECOND);
  wait_until (count (f) == 1);
  lyc_notes_view_set_moment_func (f->view, moment_cb, &position_ms);
  composer = LYC_COMPOSER (f->view->composer);
  type (composer, "N");
  g_assert_cmpstr (lyc_session_get_draft (session, "notes:" SECOND), ==, "N");
  position_ms = 30000;
  lyc_notes_view_set_position (f->view, position_ms);
  type (composer, "Now **this**");
  lyc_composer_submit (composer);
  body = last_body (f, "note.create");
  g_assert_cmpint (json_object_get_int_member (body, "start_ms"), ==, 10000);
  g_assert_cmpint (json_object_get_int_member (body, "end_ms"), ==, -1);
  g_assert_cmpint (json_object_get_int_member (body, "asset_rev"), ==, 3);
  g_assert_cmpstr (json_object_get_string_member (body, "quote"), ==, "So ask");
  g_assert_cmpstr (json_object_get_string_member (body, "body"), ==, "Now **this**");
  wait_until (count (f) == 2);
  g_assert_cmpstr (text (f, 1), ==, "Now **this**");
}

static void
test_change (Fixture *f, gconstpointer data)
{
  JsonObject *body;

  open_lesson (f, FIRST);
  wait_until (count (f) == 2);
  lyc_note_row_edit (row (f, 0));
  g_assert_true (lyc_note_row_is_editing (row (f, 0)));
  type (LYC_COMPOSER (gtk_stack_get_visible_child (GTK_STACK (gtk_widget_get_ancestor (
            gtk_window_get_focus (GTK_WINDOW (f->window)), GTK_TYPE_STACK)))),
        "Soonest");
  lyc_composer_submit (LYC_COMPOSER (
      gtk_widget_get_ancestor (gtk_window_get_focus (GTK_WINDOW (f->window)), LYC_TYPE_COMPOSER)));
  body = last_body (f, "note.edit");
  g_assert_cmpstr (json_object_get_string_member (body, "body"), ==, "Soonest");
  g_assert_cmpint (lyc_act_get_base (lyc_memory_services_get_last_act (f->memory)), ==, 6);
  g_assert_false (lyc_note_row_is_editing (row (f, 0)));
  wait_until (g_str_equal (text (f, 0), "Soonest"));
}

/* A change that was begun before the program ended is in its box again. */
static void
test_begun (Fixture *f, gconstpointer data)
{
  LycSession *session = lyc_services_get_session (lyc_memory_services_get (f->memory));

  lyc_session_set_draft (session, "note:0190a6f0-0000-7000-8000-000000000021", "Half a");
  open_lesson (f, FIRST);
  wait_until (count (f) == 2);
  g_assert_false (lyc_note_row_is_editing (row (f, 0)));
  g_assert_true (lyc_note_row_is_editing (row (f, 1)));
}

static void
test_delete (Fixture *f, gconstpointer data)
{
  const char *said, *action, *id;

  open_lesson (f, FIRST);
  wait_until (count (f) == 2);
  gtk_widget_activate_action (GTK_WIDGET (row (f, 0)), "note.delete", NULL);
  wait_until (count (f) == 1);
  g_assert_nonnull (f->undo);
  g_variant_get (f->undo, "(&s&s&s)", &said, &action, &id);
  g_assert_cmpstr (action, ==, "win.note-restore");
  lyc_notes_view_restore (f->view, id);
  wait_until (count (f) == 2);
  g_assert_cmpstr (text (f, 0), ==, "Sooner");
  g_assert_cmpint (lyc_note_get_end_ms (lyc_note_row_get_note (row (f, 0))), ==, 9000);
  g_assert_cmpint (lyc_act_get_base (lyc_memory_services_get_last_act (f->memory)), ==, 0);
}

static void
test_share (Fixture *f, gconstpointer data)
{
  const char *about, *asset, *quote, *words;
  gint64 start_ms, end_ms;

  open_lesson (f, FIRST);
  wait_until (count (f) == 2);
  gtk_widget_activate_action (GTK_WIDGET (row (f, 0)), "note.share", NULL);
  g_assert_nonnull (f->shared);
  g_variant_get (f->shared, "(&s&s&sxx&s)", &about, &asset, &quote, &start_ms, &end_ms, &words);
  g_assert_cmpstr (about, ==, FIRST);
  g_assert_cmpstr (asset, ==, ASSET);
  g_assert_cmpstr (quote, ==, "So ask");
  g_assert_cmpint (start_ms, ==, 5000);
  g_assert_cmpint (end_ms, ==, 9000);
  g_assert_cmpstr (words, ==, "Sooner");
  g_assert_cmpuint (count (f), ==, 2);
}

/* The note that is asked for has the focus as soon as it is listed, whatever was looked for there.
 */
static void
test_asked_for (Fixture *f, gconstpointer data)
{
  gtk_editable_set_text (GTK_EDITABLE (f->view->search), "Sooner");
  lyc_notes_view_show_note (f->view, "0190a6f0-0000-7000-8000-000000000021");
  open_lesson (f, FIRST);
  wait_until (row (f, 1) != NULL
              && gtk_root_get_focus (GTK_ROOT (f->window)) == GTK_WIDGET (row (f, 1)));
  g_assert_cmpstr (text (f, 1), ==, "Later");
  lyc_notes_view_show_note (f->view, "0190a6f0-0000-7000-8000-000000000022");
  wait_until (gtk_root_get_focus (GTK_ROOT (f->window)) == GTK_WIDGET (row (f, 0)));
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv);
  lyc_kit_init ();
  g_test_add ("/course/notes-view/list", Fixture, NULL, set_up, test_list, tear_down);
  g_test_add ("/course/notes-view/write", Fixture, NULL, set_up, test_write, tear_down);
  g_test_add ("/course/notes-view/change", Fixture, NULL, set_up, test_change, tear_down);
  g_test_add ("/course/notes-view/begun", Fixture, NULL, set_up, test_begun, tear_down);
  g_test_add ("/course/notes-view/delete", Fixture, NULL, set_up, test_delete, tear_down);
  g_test_add ("/course/notes-view/share", Fixture, NULL, set_up, test_share, tear_down);
  g_test_add ("/course/notes-view/asked-for", Fixture, NULL, set_up, test_asked_for, tear_down);
  return g_test_run ();
}
