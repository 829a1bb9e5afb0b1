/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts.h"
#include "kit.h"
#include "memory-services.h"
#include "outbox-row.h"
#include "unsent-window.h"

#define COHORT "0190a6f0-0000-7000-8000-00000000000a"
#define ME "0190a6f0-0000-7000-8000-00000000000c"
#define CHANNEL "0190a6f0-0000-7000-8000-00000000000d"
#define GONE "0190a6f0-0000-7000-8000-00000000000e"

static const char world[]
    = "[{\"kind\":\"cohort\",\"id\":\"" COHORT "\",\"rev\":1,\"name\":\"Spring cohort\"},"
      "{\"kind\":\"container\",\"id\":\"" CHANNEL "\",\"rev\":2,\"cohort_id\":\"" COHORT "\","
      "\"container_kind\":\"channel\",\"title\":\"Chat\",\"user_ids\":[],\"can\":[\"post.create\"]}]";

typedef struct
{
  LycMemoryServices *memory;
  LycServices *services;
  GtkWindow *parent;
  GtkWindow *window;
  char *opened;
} Fixture;

static void
draft_open_cb (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  ((Fixture *) data)->opened = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Fixture *f, gconstpointer data)
{
  static const GActionEntry entries[] = { { "draft-open", draft_open_cb, "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  f->memory = lyc_memory_services_new (world, ME);
  f->services = lyc_memory_services_get (f->memory);
  f->parent = GTK_WINDOW (gtk_window_new ());
  f->opened = NULL;
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, f);
  gtk_widget_insert_action_group (GTK_WIDGET (f->parent), "win", G_ACTION_GROUP (group));
  gtk_window_present (f->parent);
  f->window = lyc_unsent_window_new (f->parent, f->services);
  gtk_window_present (f->window);
  g_object_add_weak_pointer (G_OBJECT (f->window), (gpointer *) &f->window);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  if (f->window != NULL)
    gtk_window_destroy (f->window);
  gtk_window_destroy (f->parent);
  while (g_main_context_iteration (NULL, FALSE))
    ;
  g_free (f->opened);
  lyc_memory_services_free (f->memory);
}

#define wait_for(condition)                                                                        \
  while (!(condition))                                                                             \
  g_main_context_iteration (NULL, TRUE)

static GListModel *
outbox (Fixture *f)
{
  return G_LIST_MODEL (lyc_services_get_outbox (f->services));
}

static void
post (Fixture *f, const char *text)
{
  LycWriting writing = { .body = text, .post_kind = "discussion", .author_id = ME,
                         .draft = "new:" CHANNEL, .draft_text = text };
  g_autoptr (LycAct) act = lyc_act_write_post (CHANNEL, &writing);
  guint n = g_list_model_get_n_items (outbox (f));

  lyc_session_set_draft (lyc_services_get_session (f->services), "new:" CHANNEL, text);
  lyc_outbox_perform (lyc_services_get_outbox (f->services), act);
  wait_for (g_list_model_get_n_items (outbox (f)) == n + 1);
}

static const char *
draft (Fixture *f, const char *place)
{
  return lyc_session_get_draft (lyc_services_get_session (f->services), place);
}

static LycAct *
nth_act (Fixture *f, guint i)
{
  g_autoptr (LycOutboxItem) item = g_list_model_get_item (outbox (f), i);

  return lyc_outbox_item_get_act (item);
}

/* Everything that @widget says, as a person reads it. */
static void
read_words (GtkWidget *widget, GString *words)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  if (GTK_IS_LABEL (widget))
    g_string_append_printf (words, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    read_words (child, words);
}

static gboolean
says (Fixture *f, const char *text)
{
  g_autoptr (GString) words = g_string_new (NULL);

  read_words (GTK_WIDGET (f->window), words);
  return strstr (words->str, text) != NULL;
}

static void
act_on (Fixture *f, const char *action, const char *target)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (f->window), action, "s", target));
}

static void
test_lists (Fixture *f, gconstpointer data)
{
  LycSession *session = lyc_services_get_session (f->services);

  wait_for (says (f, "All is sent"));
  post (f, "On its way");
  wait_for (says (f, "On its way"));
  wait_for (says (f, "Waits for a connection"));
  g_assert_false (says (f, "Drafts|")); /* it is not told twice */
  lyc_session_set_draft (session, "new:" CHANNEL, "Begun since");
  wait_for (says (f, "Begun since"));
  wait_for (says (f, "Message in Spring cohort"));
  lyc_session_set_draft (session, "reply:" GONE, "To nobody");
  wait_for (says (f, "To nobody"));
  wait_for (says (f, "Its place is gone"));
}

static void
test_open (Fixture *f, gconstpointer data)
{
  lyc_session_set_draft (lyc_services_get_session (f->services), "new:" CHANNEL, "Half a");
  wait_for (says (f, "Half a"));
  act_on (f, "unsent.open", "new:" CHANNEL);
  g_assert_cmpstr (f->opened, ==, "new:" CHANNEL);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
undo (Fixture *f)
{
  GtkWidget *button;

  wait_for ((button = find_button (GTK_WIDGET (f->window), "_Undo")) != NULL);
  g_signal_emit_by_name (button, "clicked");
}

static void
test_undo_discard (Fixture *f, gconstpointer data)
{
  lyc_session_set_draft (lyc_services_get_session (f->services), "new:" CHANNEL, "Half a");
  act_on (f, "unsent.discard", "new:" CHANNEL);
  g_assert_cmpstr (draft (f, "new:" CHANNEL), ==, "");
  undo (f);
  g_assert_cmpstr (draft (f, "new:" CHANNEL), ==, "Half a");
}

/* What is taken back to be edited keeps what was begun in its place since. */
static void
test_edit (Fixture *f, gconstpointer data)
{
  post (f, "First");
  lyc_session_set_draft (lyc_services_get_session (f->services), "new:" CHANNEL, "Second");
  act_on (f, "unsent.edit", lyc_act_get_id (nth_act (f, 0)));
  g_assert_cmpstr (draft (f, "new:" CHANNEL), ==, "Second\n\nFirst");
  g_assert_cmpstr (f->opened, ==, "new:" CHANNEL);
  wait_for (g_list_model_get_n_items (outbox (f)) == 0);
}

/* Its files come back too, beside those that were added since. */
static void
test_edit_files (Fixture *f, gconstpointer data)
{
  static const char *const mine[] = { GONE, NULL }, *const since[] = { CHANNEL, NULL };
  LycSession *session = lyc_services_get_session (f->services);
  LycWriting writing = { .body = "Look", .post_kind = "discussion", .author_id = ME,
                         .draft = "new:" CHANNEL, .draft_text = "Look", .file_ids = mine };
  g_autoptr (LycAct) act = lyc_act_write_post (CHANNEL, &writing);
  const char *const *files;

  lyc_outbox_perform (lyc_services_get_outbox (f->services), act);
  wait_for (g_list_model_get_n_items (outbox (f)) == 1);
  lyc_session_set_draft_files (session, "new:" CHANNEL, since);
  act_on (f, "unsent.edit", lyc_act_get_id (act));
  files = lyc_session_get_draft_files (session, "new:" CHANNEL);
  g_assert_cmpstr (files[0], ==, CHANNEL);
  g_assert_cmpstr (files[1], ==, GONE);
  g_assert_null (files[2]);
}

static void
test_cancel (Fixture *f, gconstpointer data)
{
  g_autofree char *id = NULL;

  post (f, "Rash");
  id = g_strdup (lyc_act_get_id (nth_act (f, 0)));
  act_on (f, "unsent.cancel", id);
  wait_for (g_list_model_get_n_items (outbox (f)) == 0);
  g_assert_cmpstr (draft (f, "new:" CHANNEL), ==, "");
  undo (f);
  wait_for (g_list_model_get_n_items (outbox (f)) == 1);
  g_assert_cmpstr (lyc_act_get_id (nth_act (f, 0)), ==, id);
}

/* What may have arrived is deleted after it, and never merely forgotten. */
static void
test_cancel_tried (Fixture *f, gconstpointer data)
{
  post (f, "Perhaps there");
  lyc_act_set_tried (nth_act (f, 0), TRUE);
  act_on (f, "unsent.cancel", lyc_act_get_id (nth_act (f, 0)));
  wait_for (g_list_model_get_n_items (outbox (f)) == 2);
  g_assert_cmpstr (lyc_act_get_verb (nth_act (f, 0)), ==, "post.create");
  g_assert_cmpstr (lyc_act_get_verb (nth_act (f, 1)), ==, "post.delete");
  undo (f);
  wait_for (g_list_model_get_n_items (outbox (f)) == 1);
}

static void
test_state (Fixture *f, gconstpointer data)
{
  g_autoptr (GDateTime) noon = g_date_time_new_utc (2026, 3, 2, 12, 0, 0);
  g_autoptr (LycAct) act = lyc_act_new ("post.create", NULL, CHANNEL);
  g_autoptr (LycOutboxItem) item = lyc_outbox_item_new (act);
  gint64 now = g_date_time_to_unix (noon) * 1000;
  g_autofree char *later = NULL;
  g_autofree char *failed = NULL;

  lyc_act_set_not_before (act, now + 3600000);
  later = lyc_outbox_row_dup_state (item, LYC_CONNECTION_LIVE, now);
  g_assert_true (g_str_has_prefix (later, "Goes today at 13:00. Lyceum has to run then"));
  lyc_outbox_item_set_state (item, LYC_PENDING_FAILED, "It is locked.");
  failed = lyc_outbox_row_dup_state (item, LYC_CONNECTION_LIVE, now);
  g_assert_cmpstr (failed, ==, "Not sent: It is locked.");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  adw_init ();
  lyc_kit_init ();
  g_test_add ("/unsent/lists", Fixture, NULL, set_up, test_lists, tear_down);
  g_test_add ("/unsent/open", Fixture, NULL, set_up, test_open, tear_down);
  g_test_add ("/unsent/undo-discard", Fixture, NULL, set_up, test_undo_discard, tear_down);
  g_test_add ("/unsent/edit", Fixture, NULL, set_up, test_edit, tear_down);
  g_test_add ("/unsent/edit-files", Fixture, NULL, set_up, test_edit_files, tear_down);
  g_test_add ("/unsent/cancel", Fixture, NULL, set_up, test_cancel, tear_down);
  g_test_add ("/unsent/cancel-tried", Fixture, NULL, set_up, test_cancel_tried, tear_down);
  g_test_add ("/unsent/state", Fixture, NULL, set_up, test_state, tear_down);
  return g_test_run ();
}
