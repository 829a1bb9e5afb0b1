/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "kit.h"
#include "talk-view.h"

#define DAY0 G_GINT64_CONSTANT (1700000000000)

typedef struct
{
  LycServices *services;
  GtkWidget *window;
  LycTalkView *view;
} Scene;

static void
settle (void)
{
  gint64 until = g_get_monotonic_time () + 300 * G_TIME_SPAN_MILLISECOND;

  while (g_get_monotonic_time () < until)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (1000);
    }
}

static void
put_posts (LycServices *services, guint first, guint n)
{
  for (guint i = first; i < first + n; i++)
    {
      g_autofree char *id = fixture_id (i);

      fixture_put_post (services, id, FIXTURE_CHANNEL, i, i % 3 ? FIXTURE_INES : FIXTURE_TOM,
                        DAY0 + i * 60000, "Some words that take more than one line in a narrow pane, "
                        "so that heights differ.", NULL);
    }
}

static void
set_up (Scene *scene, gconstpointer data)
{
  scene->services = fixture_new ();
  put_posts (scene->services, 1, 60);
  if (GPOINTER_TO_UINT (data) > 0)
    {
      g_autofree char *read
          = g_strdup_printf ("{\"kind\":\"read_state\",\"id\":\"" FIXTURE_CHANNEL
                             "\",\"read_pos\":%u}", GPOINTER_TO_UINT (data));

      fixture_put (scene->services, read);
    }
  scene->view = LYC_TALK_VIEW (lyc_talk_view_new (scene->services, LYC_POST_ROW_BUBBLE));
  scene->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (scene->window), 340, 600);
  gtk_window_set_child (GTK_WINDOW (scene->window), GTK_WIDGET (scene->view));
  lyc_talk_view_set_container (scene->view, FIXTURE_CHANNEL);
  gtk_window_present (GTK_WINDOW (scene->window));
  settle ();
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  g_object_unref (scene->services);
}

/* All read: opens at the end and stays there when posts arrive. */
static void
test_sticky_end (Scene *scene, gconstpointer data)
{
  LycTimeline *timeline = lyc_talk_view_get_timeline (scene->view);

  g_assert_true (lyc_timeline_get_at_end (timeline));
  put_posts (scene->services, 61, 3);
  settle ();
  g_assert_true (lyc_timeline_get_at_end (timeline));
}

/* Unread posts: opens at the line, and what arrives moves nothing. */
static void
test_unread (Scene *scene, gconstpointer data)
{
  LycTimeline *timeline = lyc_talk_view_get_timeline (scene->view);
  LycTimelineBinding *binding = lyc_talk_view_get_binding (scene->view);
  guint line, first, last;
  int before, after;

  g_assert_true (lyc_talk_items_find_unread (
      LYC_TALK_ITEMS (lyc_timeline_binding_get_items (binding)), &line));
  g_assert_true (lyc_timeline_get_visible_range (timeline, &first, &last));
  g_assert_cmpuint (line, >=, first);
  g_assert_cmpuint (line, <=, last);
  g_assert_false (lyc_timeline_get_at_end (timeline));
  g_assert_true (lyc_timeline_get_row_top (timeline, line + 1, &before));
  put_posts (scene->services, 61, 5);
  settle ();
  g_assert_true (lyc_timeline_get_row_top (timeline, line + 1, &after));
  g_assert_cmpint (before, ==, after);
}

/* The same row shows a post while it waits and once it was sent. */
static void
test_send (Scene *scene, gconstpointer data)
{
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);
  LycTimeline *timeline = lyc_talk_view_get_timeline (scene->view);
  GListModel *items = lyc_timeline_binding_get_items (lyc_talk_view_get_binding (scene->view));
  guint before = g_list_model_get_n_items (items);
  guint n;
  GtkWidget *row;
  g_autofree char *left = NULL;

  lyc_composer_set_text (composer, "Hello @Ines Duarte");
  lyc_composer_submit (composer);
  settle ();
  left = lyc_composer_dup_text (composer);
  g_assert_cmpstr (left, ==, "");
  g_assert_cmpstr (lyc_act_get_verb (fixture_get_last_act (scene->services)), ==, "post.create");
  g_assert_cmpstr (json_array_get_string_element (
                       json_object_get_array_member (
                           lyc_act_get_body (fixture_get_last_act (scene->services)),
                           "mention_ids"), 0), ==, FIXTURE_INES);
  n = g_list_model_get_n_items (items);
  g_assert_cmpuint (n, >, before);
  row = lyc_timeline_get_row (timeline, n - 1);
  g_assert_nonnull (row);
  fixture_answer (scene->services);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (items), ==, n);
  g_assert_true (lyc_timeline_get_row (timeline, n - 1) == row);
  g_assert_true (lyc_timeline_get_at_end (timeline));
}

static void
test_draft (Scene *scene, gconstpointer data)
{
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);
  g_autofree char *empty = NULL, *back = NULL;

  lyc_composer_set_text (composer, "half a thought");
  lyc_talk_view_set_container (scene->view, NULL);
  empty = lyc_composer_dup_text (composer);
  g_assert_cmpstr (empty, ==, "");
  lyc_talk_view_set_container (scene->view, FIXTURE_CHANNEL);
  back = lyc_composer_dup_text (composer);
  g_assert_cmpstr (back, ==, "half a thought");
}

static gint64
test_clock (gpointer user_data)
{
  return *(gint64 *) user_data;
}

static void
test_read (Scene *scene, gconstpointer data)
{
  LycTimelineBinding *binding = lyc_talk_view_get_binding (scene->view);
  static gint64 now; /* the view asks once more when it goes */
  guint before = fixture_n_acts (scene->services);

  now = 5000;
  lyc_timeline_binding_set_attentive (binding, FALSE);
  lyc_timeline_binding_set_clock (binding, test_clock, &now);
  now += 10000;
  lyc_timeline_binding_check_read (binding);
  g_assert_cmpuint (fixture_n_acts (scene->services), ==, before);
  lyc_timeline_binding_set_attentive (binding, TRUE);
  now += 999;
  lyc_timeline_binding_check_read (binding);
  g_assert_cmpuint (fixture_n_acts (scene->services), ==, before);
  now += 1;
  lyc_timeline_binding_check_read (binding);
  g_assert_cmpuint (fixture_n_acts (scene->services), ==, before + 1);
  g_assert_cmpstr (lyc_act_get_verb (fixture_get_last_act (scene->services)), ==,
                   "read_state.set");
  lyc_timeline_binding_set_attentive (binding, FALSE);
}

static gint64 playing_ms;

static gboolean
playing (gint64 start_ms, gint64 end_ms, LycAnchor *anchor, gpointer user_data)
{
  *anchor = (LycAnchor){
    .asset_id = FIXTURE_ASSET, .asset_rev = 1, .start_ms = playing_ms, .end_ms = playing_ms + 1
  };
  return TRUE;
}

static void
test_moment (Scene *scene, gconstpointer data)
{
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);
  LycAnchor anchor = { 0 };

  playing_ms = 312000;
  lyc_composer_set_moment_func (composer, playing, NULL);
  lyc_composer_set_text (composer, "W");
  playing_ms = 400000;
  lyc_composer_set_text (composer, "What");
  g_assert_true (lyc_composer_get_moment (composer, &anchor));
  g_assert_cmpint (anchor.start_ms, ==, 312000);
  lyc_composer_set_text (composer, "");
  g_assert_true (lyc_composer_get_moment (composer, &anchor));
  g_assert_cmpint (anchor.start_ms, ==, 400000);
}

static LycPostRow *
last_row (Scene *scene)
{
  LycTimeline *timeline = lyc_talk_view_get_timeline (scene->view);
  GListModel *items = lyc_timeline_binding_get_items (lyc_talk_view_get_binding (scene->view));

  return LYC_POST_ROW (lyc_timeline_get_row (timeline, g_list_model_get_n_items (items) - 1));
}

static void
put_mine (Scene *scene, guint n)
{
  g_autofree char *id = fixture_id (n);

  fixture_put_post (scene->services, id, FIXTURE_CHANNEL, n, FIXTURE_ME, DAY0 + n * 60000, "Mine",
                    NULL);
  settle ();
}

static gboolean
has_button (GtkWidget *widget, const char *label)
{
  if (GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget)
      && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_button (child, label))
      return TRUE;
  return FALSE;
}

/* A deletion waits where it can be undone, whatever becomes of the row that it was done on. */
static void
test_delete (Scene *scene, gconstpointer data)
{
  LycOutbox *outbox = lyc_services_get_outbox (scene->services);
  g_autoptr (LycOutboxItem) item = NULL;
  LycPostRow *row;
  LycPost *post;

  put_mine (scene, 61);
  row = last_row (scene);
  post = lyc_post_row_get_post (row);
  gtk_widget_activate_action (GTK_WIDGET (row), "post.delete", NULL);
  settle ();
  g_assert_true (lyc_post_is_deleted (post));
  g_assert_true (has_button (GTK_WIDGET (scene->view), "Undo"));
  item = lyc_outbox_find (outbox, "post.delete", lyc_record_get_id (LYC_RECORD (post)));
  g_assert_nonnull (item);
  g_assert_cmpint (lyc_act_get_hold_until (lyc_outbox_item_get_act (item)), >,
                   g_get_real_time () / G_TIME_SPAN_MILLISECOND);
  lyc_talk_view_set_container (scene->view, NULL);
  settle ();
  lyc_talk_view_set_container (scene->view, FIXTURE_CHANNEL);
  settle ();
  row = last_row (scene);
  gtk_widget_activate_action (GTK_WIDGET (row), "post.undo", NULL);
  settle ();
  g_assert_false (lyc_post_is_deleted (lyc_post_row_get_post (row)));
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (outbox)), ==, 0);
}

static gboolean
has_label (GtkWidget *widget, const char *text)
{
  if (GTK_IS_LABEL (widget) && g_strcmp0 (gtk_label_get_text (GTK_LABEL (widget)), text) == 0)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_label (child, text))
      return TRUE;
  return FALSE;
}

static LycOutboxItem *
write_one (Scene *scene, const char *text)
{
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);

  lyc_composer_set_text (composer, text);
  lyc_composer_submit (composer);
  settle ();
  return lyc_outbox_find (lyc_services_get_outbox (scene->services), "post.create",
                          lyc_act_get_id (fixture_get_last_act (scene->services)));
}

/* A menu that was opened before the platform answered offers what it offers afterwards, and stays.
 */
static void
test_menu_of_waiting (Scene *scene, gconstpointer data)
{
  g_autoptr (LycOutboxItem) item = write_one (scene, "Too soon");
  LycPostRow *row = last_row (scene);

  g_assert_nonnull (item);
  lyc_outbox_item_set_state (item, LYC_PENDING_SENDING, NULL);
  lyc_post_row_popup_menu (row);
  settle ();
  g_assert_true (has_label (GTK_WIDGET (row), "Edit"));
  g_assert_true (has_label (GTK_WIDGET (row), "Delete"));
  fixture_answer (scene->services);
  settle ();
  g_assert_true (last_row (scene) == row);
  g_assert_true (has_label (GTK_WIDGET (row), "Delete"));
  g_assert_true (gtk_widget_get_mapped (gtk_widget_get_last_child (GTK_WIDGET (row))));
}

/* What is on its way is deleted after it has arrived; what has not gone yet never goes. */
static void
test_delete_waiting (Scene *scene, gconstpointer data)
{
  GListModel *outbox = G_LIST_MODEL (lyc_services_get_outbox (scene->services));
  g_autoptr (LycOutboxItem) sent = write_one (scene, "On its way");
  g_autoptr (LycOutboxItem) waits = NULL;

  lyc_outbox_item_set_state (sent, LYC_PENDING_SENDING, NULL);
  gtk_widget_activate_action (GTK_WIDGET (last_row (scene)), "post.delete", NULL);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (outbox), ==, 2);
  g_assert_cmpstr (lyc_act_get_verb (fixture_get_last_act (scene->services)), ==, "post.delete");
  gtk_widget_activate_action (GTK_WIDGET (last_row (scene)), "post.undo", NULL);
  settle ();
  fixture_answer (scene->services);
  settle ();
  waits = write_one (scene, "Not yet");
  gtk_widget_activate_action (GTK_WIDGET (last_row (scene)), "post.delete", NULL);
  settle ();
  g_assert_nonnull (waits);
  g_assert_cmpuint (g_list_model_get_n_items (outbox), ==, 0);
}

/* A post that may have arrived is not forgotten but deleted. */
static void
test_delete_tried (Scene *scene, gconstpointer data)
{
  GListModel *outbox = G_LIST_MODEL (lyc_services_get_outbox (scene->services));
  g_autoptr (LycOutboxItem) item = write_one (scene, "Perhaps there");

  lyc_act_set_tried (lyc_outbox_item_get_act (item), TRUE);
  gtk_widget_activate_action (GTK_WIDGET (last_row (scene)), "post.delete", NULL);
  settle ();
  g_assert_cmpuint (g_list_model_get_n_items (outbox), ==, 2);
  g_assert_cmpstr (lyc_act_get_verb (fixture_get_last_act (scene->services)), ==, "post.delete");
  g_assert_false (has_label (GTK_WIDGET (scene->view), "Not sent, and deleted"));
}

/* What was refused is not edited, for there is nothing to change. */
static void
test_menu_of_refused (Scene *scene, gconstpointer data)
{
  g_autoptr (LycOutboxItem) item = write_one (scene, "Refused");
  LycPostRow *row = last_row (scene);

  lyc_outbox_item_set_state (item, LYC_PENDING_FAILED, "No.");
  lyc_post_row_popup_menu (row);
  settle ();
  g_assert_false (has_label (GTK_WIDGET (row), "Edit"));
  g_assert_true (has_label (GTK_WIDGET (row), "Delete"));
}

/* An edit can be undone as well, and the text that stood there shows again. */
static void
test_undo_edit (Scene *scene, gconstpointer data)
{
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);
  LycOutbox *outbox = lyc_services_get_outbox (scene->services);
  LycPost *post;

  put_mine (scene, 61);
  post = lyc_post_row_get_post (last_row (scene));
  lyc_composer_edit (composer, post);
  lyc_composer_set_text (composer, "Ours");
  lyc_composer_submit (composer);
  settle ();
  g_assert_cmpstr (lyc_post_get_body (post), ==, "Ours");
  gtk_widget_activate_action (GTK_WIDGET (last_row (scene)), "post.undo", NULL);
  settle ();
  g_assert_cmpstr (lyc_post_get_body (post), ==, "Mine");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (outbox)), ==, 0);
}

/* An idea that builds on another says so, with the id of what it answers. */
static void
test_build_on (Scene *scene, gconstpointer data)
{
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);
  LycPost *post;
  JsonObject *body;

  put_mine (scene, 61);
  post = lyc_post_row_get_post (last_row (scene));
  lyc_composer_build_on (composer, post);
  lyc_composer_set_text (composer, "And more");
  lyc_composer_submit (composer);
  settle ();
  body = lyc_act_get_body (fixture_get_last_act (scene->services));
  g_assert_cmpstr (json_object_get_string_member (body, "post_kind"), ==, "idea");
  g_assert_cmpstr (
      json_array_get_string_element (json_object_get_array_member (body, "builds_on"), 0), ==,
      lyc_record_get_id (LYC_RECORD (post)));
  lyc_composer_reply_to (composer, post, FALSE);
  lyc_composer_set_text (composer, "Only an answer");
  lyc_composer_submit (composer);
  body = lyc_act_get_body (fixture_get_last_act (scene->services));
  g_assert_false (json_object_has_member (body, "builds_on"));
}

/* What is quoted says who said it. */
static void
test_quote (Scene *scene, gconstpointer data)
{
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);
  LycPost *post;
  g_autofree char *text = NULL;

  put_mine (scene, 61);
  post = lyc_post_row_get_post (last_row (scene));
  lyc_composer_reply_to (composer, post, TRUE);
  text = lyc_composer_dup_text (composer);
  g_assert_true (g_str_has_prefix (text, "> **"));
  g_assert_nonnull (strstr (text, ":** Mine\n"));
}

static GtkWidget *
pin_line (Scene *scene)
{
  GtkWidget *box = gtk_widget_get_first_child (GTK_WIDGET (scene->view));

  return gtk_widget_get_first_child (box);
}

/* The head of the talk shows what is pinned, and nothing where nothing is. */
static void
test_pins (Scene *scene, gconstpointer data)
{
  g_assert_false (gtk_widget_get_visible (pin_line (scene)));
  fixture_put (scene->services, "{\"kind\":\"container\",\"id\":\"" FIXTURE_CHANNEL
                                "\",\"container_kind\":\"channel\",\"cohort_id\":\"" FIXTURE_COHORT
                                "\",\"visible\":true,\"can\":[],\"pinned_ids\":[\""
                                "0190b000-0000-7000-8000-000000000003\"]}");
  settle ();
  g_assert_true (gtk_widget_get_visible (pin_line (scene)));
}

/* Does what the class of @widget does for a key; FALSE where it does nothing. */
static gboolean
press (GtkWidget *widget, guint keyval)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (widget);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);
      guint n = GTK_IS_SHORTCUT_CONTROLLER (controller)
                    ? g_list_model_get_n_items (G_LIST_MODEL (controller))
                    : 0;

      for (guint j = 0; j < n; j++)
        {
          g_autoptr (GtkShortcut) shortcut = g_list_model_get_item (G_LIST_MODEL (controller), j);
          GtkShortcutTrigger *trigger = gtk_shortcut_get_trigger (shortcut);

          if (GTK_IS_KEYVAL_TRIGGER (trigger)
              && gtk_keyval_trigger_get_keyval (GTK_KEYVAL_TRIGGER (trigger)) == keyval
              && gtk_shortcut_action_activate (gtk_shortcut_get_action (shortcut), 0, widget,
                                               gtk_shortcut_get_arguments (shortcut)))
            return TRUE;
        }
    }
  return FALSE;
}

/* R answers the post that has the focus, E opens the signs to react with; where one writes, they
 * are letters. */
static void
test_keys (Scene *scene, gconstpointer data)
{
  LycTimeline *timeline = lyc_talk_view_get_timeline (scene->view);
  LycComposer *composer = lyc_talk_view_get_composer (scene->view);
  GtkWidget *row;
  guint first, last;

  lyc_composer_focus (composer);
  g_assert_false (press (GTK_WIDGET (scene->view), GDK_KEY_r));
  g_assert_false (press (GTK_WIDGET (scene->view), GDK_KEY_e));
  g_assert_true (lyc_timeline_get_visible_range (timeline, &first, &last));
  lyc_timeline_focus_row (timeline, last);
  row = lyc_timeline_get_row (timeline, last);
  g_assert_true (press (GTK_WIDGET (scene->view), GDK_KEY_e));
  g_assert_true (GTK_IS_EMOJI_CHOOSER (gtk_widget_get_last_child (row)));
  gtk_popover_popdown (GTK_POPOVER (gtk_widget_get_last_child (row)));
  lyc_timeline_focus_row (timeline, last);
  g_assert_true (press (GTK_WIDGET (scene->view), GDK_KEY_r));
  g_assert_false (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (scene->window)), row));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (scene->window)),
                                         GTK_WIDGET (composer)));
}
#define ADD(name, read, func) \
  g_test_add ("/talk/view/" name, Scene, GUINT_TO_POINTER (read), set_up, func, tear_down)

static void
read_up_to_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  *(GVariant **) user_data = g_variant_ref (parameter);
}

/* The reader says up to where they have read; the window does it, and offers a way back. */
static void
test_read_up_to (Scene *scene, gconstpointer data)
{
  static const GActionEntry entries[] = { { "read-up-to", read_up_to_cb, "(sx)" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GVariant) said = NULL;
  g_autofree char *id = fixture_id (40);
  const char *container;
  gint64 pos;

  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, &said);
  gtk_widget_insert_action_group (scene->window, "win", G_ACTION_GROUP (group));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (scene->view), "talk.read", "s", id));
  g_assert_nonnull (said);
  g_variant_get (said, "(&sx)", &container, &pos);
  g_assert_cmpstr (container, ==, FIXTURE_CHANNEL);
  g_assert_cmpint (pos, ==, 40);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  ADD ("sticky-end", 60, test_sticky_end);
  ADD ("unread", 20, test_unread);
  ADD ("send", 60, test_send);
  ADD ("draft", 60, test_draft);
  ADD ("read", 20, test_read);
  ADD ("moment", 60, test_moment);
  ADD ("keys", 60, test_keys);
  ADD ("delete", 61, test_delete);
  ADD ("menu-of-waiting", 60, test_menu_of_waiting);
  ADD ("delete-waiting", 60, test_delete_waiting);
  ADD ("delete-tried", 60, test_delete_tried);
  ADD ("menu-of-refused", 60, test_menu_of_refused);
  ADD ("undo-edit", 61, test_undo_edit);
  ADD ("build-on", 61, test_build_on);
  ADD ("quote", 61, test_quote);
  ADD ("pins", 60, test_pins);
  ADD ("read-up-to", 20, test_read_up_to);
  return g_test_run ();
}
