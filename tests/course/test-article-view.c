/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "article-view.h"

#define LESSON "01890a5d-ac96-774b-bcce-b302099a8057"

static char *opened;

static void
lesson_open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_free (opened);
  opened = g_variant_print (parameter, FALSE);
}

static GtkWidget *
find_label (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), words) != NULL)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_label (child, words);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
create_view (GtkWindow *window)
{
  static const GActionEntry entries[]
      = { { "lesson-open", lesson_open_cb, "s" }, { "lesson-open-at", lesson_open_cb, "(sx)" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *view = lyc_article_view_new ();

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, G_N_ELEMENTS (entries), NULL);
  gtk_widget_insert_action_group (GTK_WIDGET (window), "win", G_ACTION_GROUP (group));
  gtk_window_set_child (window, view);
  return view;
}

/* A link is followed as a click or Enter follows it. */
static gboolean
follow (GtkWidget *view, const char *uri)
{
  gboolean handled = FALSE;

  g_clear_pointer (&opened, g_free);
  g_signal_emit_by_name (find_label (view, "href"), "activate-link", uri, &handled);
  return handled;
}

static void
test_links (void)
{
  GtkWindow *window = GTK_WINDOW (gtk_window_new ());
  GtkWidget *view = create_view (window);

  lyc_article_view_set_text (LYC_ARTICLE_VIEW (view), "Title",
                             "One [two](lyceum:lesson/" LESSON ") three");
  g_assert_nonnull (find_label (view, "href=\"lyceum:lesson/" LESSON "\""));
  g_assert_true (follow (view, "lyceum:lesson/" LESSON));
  g_assert_cmpstr (opened, ==, "'" LESSON "'");
  g_assert_true (follow (view, "lyceum:moment/" LESSON "/42000"));
  g_assert_cmpstr (opened, ==, "('" LESSON "', 42000)");
  /* What leads nowhere is not handed to the desktop either. */
  g_assert_true (follow (view, "lyceum:lesson/no-such-id"));
  g_assert_true (follow (view, "lyceum:moment/" LESSON "/late"));
  g_assert_true (follow (view, "lyceum:moment/" LESSON));
  g_assert_true (follow (view, "lyceum:user/" LESSON));
  g_assert_true (follow (view, "file:///etc/passwd"));
  g_assert_null (opened);
  gtk_window_destroy (window);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_func ("/article-view/links", test_links);
  return g_test_run ();
}
