/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "article-block.h"
#include "article-view.h"
#include "find-bar.h"
#include "kit.h"
#include "memory-services.h"

#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define LESSON "01890a5d-ac96-774b-bcce-b302099a8057"
#define THREAD "0190a6f0-0000-7000-8000-000000000031"
#define LINKED "[two](lyceum:lesson/" LESSON ")"

typedef struct
{
  LycMemoryServices *memory;
  GtkWidget *window;
  GtkWidget *view;
  LycRecord *lesson;
  LycRecord *progress;
} Fixture;

static char *opened;

static void
action_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_free (opened);
  opened = g_variant_print (parameter, FALSE);
}

/* Depth first: the first widget of the type of which @wanted says so. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *words)
{
  if (g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (words == NULL
          || (GTK_IS_LABEL (widget)
              && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
block_with (Fixture *fixture, const char *words)
{
  return gtk_widget_get_ancestor (find (fixture->view, GTK_TYPE_LABEL, words),
                                  LYC_TYPE_ARTICLE_BLOCK);
}

static void
add_actions (Fixture *fixture)
{
  static const GActionEntry entries[] = { { "lesson-open", action_cb, "s" },
                                          { "lesson-open-at", action_cb, "(sx)" },
                                          { "text-compose", action_cb, "(ssxs)" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (fixture->window, "win", G_ACTION_GROUP (group));
}

static char *
dup_json (const char *article, const char *place)
{
  g_autoptr (JsonNode) text = json_node_init_string (json_node_alloc (), article);
  g_autofree char *quoted = json_to_string (text, FALSE);

  return g_strdup_printf (
      "[{\"kind\":\"lesson\",\"id\":\"" LESSON "\",\"rev\":1,\"course_id\":\"" LESSON
      "\",\"number\":1,\"title\":\"Title\",\"lesson_kind\":\"article\",\"pictures\":[],"
      "\"article\":%s},{\"kind\":\"progress\",\"id\":\"" LESSON
      "\",\"rev\":1,\"lesson_id\":\"" LESSON "\",\"course_id\":\"" LESSON "\",\"place\":\"%s\"}]",
      quoted, place);
}

static void
open_article (Fixture *fixture, const char *article, const char *place)
{
  g_autofree char *json = dup_json (article, place);
  LycLibrary *library;

  g_clear_pointer (&opened, g_free);
  fixture->memory = lyc_memory_services_new (json, ME);
  library = lyc_services_get_library (lyc_memory_services_get (fixture->memory));
  fixture->lesson = lyc_library_lookup (library, LYC_KIND_LESSON, LESSON);
  fixture->progress = lyc_library_lookup (library, LYC_KIND_PROGRESS, LESSON);
  while (!lyc_record_is_loaded (fixture->lesson) || !lyc_record_is_loaded (fixture->progress))
    g_main_context_iteration (NULL, TRUE);
  fixture->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), 500, 400);
  fixture->view = lyc_article_view_new (lyc_memory_services_get (fixture->memory));
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->view);
  add_actions (fixture);
  lyc_article_view_set_lesson (LYC_ARTICLE_VIEW (fixture->view), LYC_LESSON (fixture->lesson),
                               LYC_PROGRESS (fixture->progress));
  gtk_window_present (GTK_WINDOW (fixture->window));
}

static void
close_article (Fixture *fixture)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
  g_object_unref (fixture->lesson);
  g_object_unref (fixture->progress);
  lyc_memory_services_free (fixture->memory);
}

/* A long text: each paragraph is one number written out often. */
static char *
dup_long (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < 60; i++)
    {
      g_string_append_printf (text, "Paragraph number-%u.", i);
      for (guint j = 0; j < 40; j++)
        g_string_append (text, " words");
      g_string_append (text, "\n\n");
    }
  return g_string_free (text, FALSE);
}

static GtkAdjustment *
adjustment_of (Fixture *fixture)
{
  return gtk_scrolled_window_get_vadjustment (
      GTK_SCROLLED_WINDOW (find (fixture->view, GTK_TYPE_SCROLLED_WINDOW, NULL)));
}

/* A link is followed as a click or Enter follows it. */
static gboolean
follow (Fixture *fixture, const char *uri)
{
  gboolean handled = FALSE;

  g_clear_pointer (&opened, g_free);
  g_signal_emit_by_name (find (fixture->view, GTK_TYPE_LABEL, "href"), "activate-link", uri,
                         &handled);
  return handled;
}

static void
test_links (void)
{
  Fixture fixture;

  open_article (&fixture, "One " LINKED " three", "");
  g_assert_nonnull (find (fixture.view, GTK_TYPE_LABEL, "href=\"lyceum:lesson/" LESSON "\""));
  g_assert_true (follow (&fixture, "lyceum:lesson/" LESSON));
  g_assert_cmpstr (opened, ==, "'" LESSON "'");
  g_assert_true (follow (&fixture, "lyceum:moment/" LESSON "/42000"));
  g_assert_cmpstr (opened, ==, "('" LESSON "', 42000)");
  /* What leads nowhere is not handed to the desktop either. */
  g_assert_true (follow (&fixture, "lyceum:lesson/no-such-id"));
  g_assert_true (follow (&fixture, "lyceum:moment/" LESSON "/late"));
  g_assert_true (follow (&fixture, "lyceum:moment/" LESSON));
  g_assert_true (follow (&fixture, "lyceum:user/" LESSON));
  g_assert_true (follow (&fixture, "file:///etc/passwd"));
  g_assert_null (opened);
  close_article (&fixture);
}

/* A picture that the lesson does not have is said in words; nothing of elsewhere is fetched. */
static void
test_blocks (void)
{
  Fixture fixture;

  open_article (
      &fixture,
      "# Head\n\n| a | b |\n|---|---|\n| **c** | <b> |\n\n```\nx\n```\n\n![the card](x.png)", "");
  g_assert_nonnull (find (fixture.view, GTK_TYPE_LABEL, "<b>c</b>"));
  g_assert_nonnull (find (fixture.view, GTK_TYPE_LABEL, "&lt;b&gt;"));
  g_assert_nonnull (find (fixture.view, GTK_TYPE_LABEL, "<tt>x</tt>"));
  g_assert_nonnull (find (fixture.view, GTK_TYPE_LABEL, "the card"));
  close_article (&fixture);
}

static gboolean
is_act (Fixture *fixture, const char *member)
{
  LycAct *act = lyc_memory_services_get_last_act (fixture->memory);

  return act != NULL && json_object_has_member (lyc_act_get_body (act), member);
}

/* The learner goes on where they stopped, and where they stop is kept when they leave. */
static void
test_place (void)
{
  Fixture fixture;
  g_autofree char *text = dup_long ();
  g_autofree char *place = NULL;
  g_autofree char *before = NULL;

  {
    g_autoptr (GPtrArray) blocks = lyc_markdown_parse_article (text);

    place = g_strdup (((LycMarkdownBlock *) g_ptr_array_index (blocks, 30))->id);
    before = g_strdup (((LycMarkdownBlock *) g_ptr_array_index (blocks, 0))->id);
  }
  open_article (&fixture, text, place);
  while (gtk_adjustment_get_value (adjustment_of (&fixture)) < 500)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_act (&fixture, "completed"));
  gtk_adjustment_set_value (adjustment_of (&fixture), 60);
  lyc_article_view_set_lesson (LYC_ARTICLE_VIEW (fixture.view), NULL, NULL);
  while (!is_act (&fixture, "place"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (
      json_object_get_string_member (
          lyc_act_get_body (lyc_memory_services_get_last_act (fixture.memory)), "place"),
      ==, before);
  close_article (&fixture);
}

static void
test_end (void)
{
  Fixture fixture;
  g_autofree char *text = dup_long ();

  open_article (&fixture, text, "");
  while (gtk_adjustment_get_upper (adjustment_of (&fixture)) < 2000)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (is_act (&fixture, "completed"));
  gtk_adjustment_set_value (adjustment_of (&fixture), 1e9);
  while (!is_act (&fixture, "completed"))
    g_main_context_iteration (NULL, TRUE);
  close_article (&fixture);
}

/* What is said of a paragraph is counted beside it, and more is said from there. */
static void
test_talk (void)
{
  Fixture fixture;
  GtkWidget *block;
  g_autofree char *thread = NULL;
  g_autofree char *wanted = NULL;
  const char *id;

  open_article (&fixture, "One.\n\nTwo *words*.", "");
  block = block_with (&fixture, "Two");
  id = lyc_article_block_get_id (LYC_ARTICLE_BLOCK (block));
  g_signal_emit_by_name (find (block, GTK_TYPE_BUTTON, NULL), "clicked");
  wanted = g_strdup_printf ("('" LESSON "', '%s', 0, 'Two words.')", id);
  g_assert_cmpstr (opened, ==, wanted);
  thread = g_strdup_printf ("[{\"kind\":\"container\",\"id\":\"" THREAD
                            "\",\"rev\":1,\"container_kind\":\"thread\","
                            "\"lesson_id\":\"" LESSON "\",\"anchor\":{\"lesson_id\":\"" LESSON
                            "\",\"block\":\"%s\",\"quote\":\"Two\"}}]",
                            id);
  lyc_memory_services_put (fixture.memory, thread);
  while (find (block, GTK_TYPE_LABEL, "1") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_null (find (block_with (&fixture, "One"), GTK_TYPE_LABEL, "1"));
  lyc_article_view_show_block (LYC_ARTICLE_VIEW (fixture.view), id);
  while (!gtk_widget_has_css_class (block, "lit"))
    g_main_context_iteration (NULL, TRUE);
  close_article (&fixture);
}

static void
test_find (void)
{
  Fixture fixture;
  GtkWidget *entry;

  open_article (&fixture, "The café.\n\n- a Cafe\n- tea\n\n| cafe |\n|---|\n| x |", "");
  lyc_article_view_find (LYC_ARTICLE_VIEW (fixture.view));
  entry = find (fixture.view, GTK_TYPE_SEARCH_ENTRY, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "cafe");
  while (find (fixture.view, GTK_TYPE_LABEL, "1 of 3") == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (entry, "activate");
  g_assert_nonnull (find (fixture.view, GTK_TYPE_LABEL, "2 of 3"));
  g_signal_emit_by_name (entry, "previous-match");
  g_signal_emit_by_name (entry, "previous-match");
  g_assert_nonnull (find (fixture.view, GTK_TYPE_LABEL, "3 of 3"));
  g_signal_emit_by_name (entry, "stop-search");
  g_assert_false (gtk_widget_get_mapped (entry));
  close_article (&fixture);
}

/* As long as an article can be: each paragraph says its number. */
static char *
dup_longest (void)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; text->len < 199000; i++)
    {
      g_string_append_printf (text, "Paragraph-%u.", i);
      for (guint j = 0; j < 100; j++)
        g_string_append (text, " words");
      g_string_append (text, "\n\n");
    }
  return g_string_free (text, FALSE);
}

static guint
count_characters (GtkWidget *widget)
{
  guint n = 0;

  if (GTK_IS_LABEL (widget))
    n = (guint) g_utf8_strlen (gtk_label_get_text (GTK_LABEL (widget)), -1);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    n += count_characters (child);
  return n;
}

static void
counted_cb (Fixture *fixture)
{
  guint *counts = g_object_get_data (G_OBJECT (fixture->window), "counts");
  guint n = count_characters (fixture->view);

  counts[1] = MAX (counts[1], n - counts[0]);
  counts[0] = n;
}

/* No frame lays out more than a part of the longest text, and the end is not read before it came.
 */
static void
test_steps (void)
{
  Fixture fixture;
  guint counts[2] = { 0, 0 };
  g_autofree char *text = dup_longest ();

  open_article (&fixture, text, "");
  g_object_set_data (G_OBJECT (fixture.window), "counts", counts);
  g_signal_connect_swapped (gtk_widget_get_frame_clock (fixture.window), "layout",
                            G_CALLBACK (counted_cb), &fixture);
  gtk_window_set_default_size (GTK_WINDOW (fixture.window), 500, 30000);
  while (counts[0] < 190000)
    {
      g_assert_false (is_act (&fixture, "completed"));
      g_main_context_iteration (NULL, TRUE);
    }
  g_assert_cmpuint (counts[1], >, 0);
  g_assert_cmpuint (counts[1], <, 25000);
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (fixture.window), &fixture);
  close_article (&fixture);
}

/* What is asked for is gone to as soon as it is there. */
static void
test_far_place (void)
{
  Fixture fixture;
  g_autofree char *text = dup_longest ();
  g_autoptr (GPtrArray) blocks = lyc_markdown_parse_article (text);
  const LycMarkdownBlock *wanted = g_ptr_array_index (blocks, blocks->len - 20);

  open_article (&fixture, text, "");
  g_assert_null (find (fixture.view, GTK_TYPE_LABEL, wanted->markup));
  lyc_article_view_show_block (LYC_ARTICLE_VIEW (fixture.view), wanted->id);
  while (find (fixture.view, GTK_TYPE_LABEL, wanted->markup) == NULL
         || !gtk_widget_has_css_class (block_with (&fixture, wanted->markup), "lit"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment_of (&fixture)), >, 10000);
  close_article (&fixture);
}

/* Who looks for words looks in all of the text, however much of it came already. */
static void
test_find_far (void)
{
  Fixture fixture;
  g_autofree char *text = dup_longest ();

  open_article (&fixture, text, "");
  lyc_article_view_find (LYC_ARTICLE_VIEW (fixture.view));
  gtk_editable_set_text (GTK_EDITABLE (find (fixture.view, GTK_TYPE_SEARCH_ENTRY, NULL)),
                         "paragraph-300");
  while (find (fixture.view, GTK_TYPE_LABEL, "1 of 1") == NULL)
    g_main_context_iteration (NULL, TRUE);
  close_article (&fixture);
}

static void
change_article (Fixture *fixture, const char *article)
{
  g_autofree char *json = dup_json (article, "");
  g_autofree char *rev
      = g_strdup_printf ("\"rev\":%d", (int) lyc_record_get_int (fixture->lesson, "rev") + 1);
  g_auto (GStrv) parts = g_strsplit (json, "\"rev\":1", -1);
  g_autofree char *next = g_strjoinv (rev, parts);

  lyc_memory_services_put (fixture->memory, next);
  while (g_strcmp0 (lyc_lesson_get_article (LYC_LESSON (fixture->lesson)), article) != 0)
    g_main_context_iteration (NULL, TRUE);
  lyc_article_view_set_lesson (LYC_ARTICLE_VIEW (fixture->view), LYC_LESSON (fixture->lesson),
                               LYC_PROGRESS (fixture->progress));
}

static GtkWidget *
label_with (Fixture *fixture, const char *words)
{
  return find (fixture->view, GTK_TYPE_LABEL, words);
}

/* When a paragraph changes, the others stay as they are, and with them what is marked in them. */
static void
test_change (void)
{
  Fixture fixture;
  g_autoptr (GtkWidget) one = NULL;
  g_autoptr (GtkWidget) four = NULL;

  open_article (&fixture, "One.\n\nTwo.\n\nThree.\n\nFour.", "");
  one = g_object_ref (label_with (&fixture, "One"));
  four = g_object_ref (label_with (&fixture, "Four"));
  change_article (&fixture, "One.\n\nTwo and a half.\n\nNew.\n\nFour.");
  g_assert_true (label_with (&fixture, "One") == one);
  g_assert_true (label_with (&fixture, "Four") == four);
  g_assert_null (label_with (&fixture, "Three"));
  g_assert_true (gtk_widget_get_next_sibling (block_with (&fixture, "One"))
                 == block_with (&fixture, "half"));
  g_assert_true (gtk_widget_get_next_sibling (block_with (&fixture, "New"))
                 == block_with (&fixture, "Four"));
  change_article (&fixture, "Four.");
  g_assert_null (label_with (&fixture, "One"));
  g_assert_nonnull (label_with (&fixture, "Four"));
  close_article (&fixture);
}

/* Who reads stays where they are when what is below changes. */
static void
test_change_below (void)
{
  Fixture fixture;
  g_autofree char *text = dup_long ();
  g_autofree char *longer = g_strconcat (text, "And more.", NULL);
  double value;

  open_article (&fixture, text, "");
  while (gtk_adjustment_get_upper (adjustment_of (&fixture)) < 2000)
    g_main_context_iteration (NULL, TRUE);
  gtk_adjustment_set_value (adjustment_of (&fixture), 777);
  value = gtk_adjustment_get_value (adjustment_of (&fixture));
  change_article (&fixture, longer);
  while (!gtk_widget_get_mapped (label_with (&fixture, "And more"))
         || gtk_widget_get_height (label_with (&fixture, "And more")) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpfloat (gtk_adjustment_get_value (adjustment_of (&fixture)), ==, value);
  close_article (&fixture);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lyc_kit_init ();
  g_test_add_func ("/article-view/links", test_links);
  g_test_add_func ("/article-view/blocks", test_blocks);
  g_test_add_func ("/article-view/place", test_place);
  g_test_add_func ("/article-view/end", test_end);
  g_test_add_func ("/article-view/talk", test_talk);
  g_test_add_func ("/article-view/find", test_find);
  g_test_add_func ("/article-view/steps", test_steps);
  g_test_add_func ("/article-view/far-place", test_far_place);
  g_test_add_func ("/article-view/find-far", test_find_far);
  g_test_add_func ("/article-view/change", test_change);
  g_test_add_func ("/article-view/change-below", test_change_below);
  return g_test_run ();
}
