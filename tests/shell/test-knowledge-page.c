/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <adwaita.h>

#include "empty-state.h"
#include "kit.h"
#include "knowledge-page.h"
#include "knowledge-row.h"
#include "memory-services.h"

#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define ROOMS "0190a6f0-0000-7000-8000-000000000041"
#define NOTES "0190a6f0-0000-7000-8000-000000000042"
#define DAY_MS (G_GINT64_CONSTANT (86400) * 1000)

typedef struct
{
  LycMemoryServices *memory;
  GtkWidget *window;
  GtkWidget *page;
} Fixture;

static char *
dup_article (const char *id, int rev, const char *title, const char *body, const char *tag,
             gint64 reviewed_at)
{
  return g_strdup_printf ("{\"kind\":\"article\",\"id\":\"%s\",\"rev\":%d,\"title\":\"%s\","
                          "\"body\":\"%s\",\"tags\":[\"%s\"],\"owner\":\"Hanna Berg\","
                          "\"owner_id\":null,\"reviewed_at\":%" G_GINT64_FORMAT
                          ",\"review_days\":30}",
                          id, rev, title, body, tag, reviewed_at);
}

/* Depth first: the first widget of the type that shows @words. */
static GtkWidget *
find (GtkWidget *widget, GType type, const char *words)
{
  if (gtk_widget_get_mapped (widget) && g_type_is_a (G_OBJECT_TYPE (widget), type)
      && (words == NULL
          || (GTK_IS_LABEL (widget)
              && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)))
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
wait_for (Fixture *f, GType type, const char *words)
{
  GtkWidget *found;

  while ((found = find (f->page, type, words)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return found;
}

static void
wait_gone (Fixture *f, const char *words)
{
  while (find (f->page, GTK_TYPE_LABEL, words) != NULL)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *f)
{
  gint64 now = g_get_real_time () / 1000;
  g_autofree char *rooms
      = dup_article (ROOMS, 1, "Größere Räume", "Give them **back**.", "planning", now - DAY_MS);
  g_autofree char *notes = dup_article (NOTES, 1, "Notes that get read", "Three lines.",
                                        "décisions", now - 31 * DAY_MS);
  g_autofree char *json = g_strdup_printf ("[%s,%s]", rooms, notes);

  f->memory = lyc_memory_services_new (json, ME);
  f->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (f->window), 400, 600);
  f->page = lyc_knowledge_page_new (lyc_memory_services_get (f->memory));
  gtk_window_set_child (GTK_WINDOW (f->window), f->page);
  gtk_window_present (GTK_WINDOW (f->window));
  wait_for (f, GTK_TYPE_LABEL, "Größere");
}

static void
tear_down (Fixture *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  lyc_memory_services_free (f->memory);
}

static void
assert_found (Fixture *f, const char *words, gboolean rooms, gboolean notes)
{
  lyc_knowledge_page_search (LYC_KNOWLEDGE_PAGE (f->page), words);
  g_assert_cmpint (find (f->page, GTK_TYPE_LABEL, "Größere") != NULL, ==, rooms);
  g_assert_cmpint (find (f->page, GTK_TYPE_LABEL, "Notes that") != NULL, ==, notes);
}

static void
test_search (void)
{
  Fixture f;

  set_up (&f);
  assert_found (&f, "GROSSERE", TRUE, FALSE);
  assert_found (&f, "decisions", FALSE, TRUE);
  assert_found (&f, "back raume", TRUE, FALSE);
  assert_found (&f, "back lines", FALSE, FALSE);
  wait_for (&f, GTK_TYPE_LABEL, "No article says this");
  assert_found (&f, "", TRUE, TRUE);
  tear_down (&f);
}

static void
test_due (void)
{
  Fixture f;
  GtkWidget *due;

  set_up (&f);
  due = wait_for (&f, GTK_TYPE_LABEL, "Due for review");
  due = gtk_widget_get_ancestor (due, LYC_TYPE_KNOWLEDGE_ROW);
  g_assert_cmpstr (
      lyc_record_get_id (LYC_RECORD (lyc_knowledge_row_get_article (LYC_KNOWLEDGE_ROW (due)))), ==,
      NOTES);
  wait_for (&f, GTK_TYPE_LABEL, "Hanna Berg · Reviewed ");
  tear_down (&f);
}

static void
test_open (void)
{
  Fixture f;

  set_up (&f);
  g_signal_emit_by_name (
      gtk_widget_get_ancestor (wait_for (&f, GTK_TYPE_LABEL, "Größere"), GTK_TYPE_LIST_BOX),
      "row-activated",
      gtk_widget_get_ancestor (find (f.page, GTK_TYPE_LABEL, "Größere"), GTK_TYPE_LIST_BOX_ROW));
  wait_for (&f, GTK_TYPE_LABEL, "Give them back.");
  wait_for (&f, GTK_TYPE_LABEL, "Hanna Berg · Reviewed ");
  g_assert_null (find (f.page, LYC_TYPE_KNOWLEDGE_ROW, NULL));
  g_assert_true (gtk_widget_activate_action (f.page, "knowledge.back", NULL));
  wait_for (&f, GTK_TYPE_LABEL, "Notes that");
  tear_down (&f);
}

/* What is open changes below the reader, and what changed is found by its new words. */
static void
test_follows (void)
{
  Fixture f;
  g_autofree char *article
      = dup_article (NOTES, 2, "Notes", "Four lines.", "decisions", g_get_real_time () / 1000);
  g_autofree char *again = g_strdup_printf ("[%s]", article);

  set_up (&f);
  assert_found (&f, "four", FALSE, FALSE);
  lyc_knowledge_page_open (LYC_KNOWLEDGE_PAGE (f.page), NOTES);
  wait_for (&f, GTK_TYPE_LABEL, "Three lines.");
  lyc_memory_services_put (f.memory, again);
  wait_for (&f, GTK_TYPE_LABEL, "Four lines.");
  wait_gone (&f, "Three lines.");
  lyc_knowledge_page_close (LYC_KNOWLEDGE_PAGE (f.page));
  g_assert_nonnull (wait_for (&f, LYC_TYPE_KNOWLEDGE_ROW, NULL));
  tear_down (&f);
}

static void
test_empty (void)
{
  Fixture f = { lyc_memory_services_new ("[]", ME), gtk_window_new (), NULL };

  f.page = lyc_knowledge_page_new (lyc_memory_services_get (f.memory));
  gtk_window_set_child (GTK_WINDOW (f.window), f.page);
  gtk_window_present (GTK_WINDOW (f.window));
  wait_for (&f, LYC_TYPE_EMPTY_STATE, NULL);
  tear_down (&f);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv);
  adw_init ();
  lyc_kit_init ();
  g_test_add_func ("/knowledge-page/search", test_search);
  g_test_add_func ("/knowledge-page/due", test_due);
  g_test_add_func ("/knowledge-page/open", test_open);
  g_test_add_func ("/knowledge-page/follows", test_follows);
  g_test_add_func ("/knowledge-page/empty", test_empty);
  return g_test_run ();
}
