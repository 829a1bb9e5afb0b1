/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture.h"
#include "kit.h"
#include "person-card.h"
#include "person-words.h"
#include "post-row.h"

#define NOON G_GINT64_CONSTANT (1780315200000) /* Monday, 1 June 2026, 12:00 in UTC */

typedef struct
{
  LycServices *services;
  GtkWidget *window;
  GtkWidget *box;
  GtkWidget *face;
  char *messaged;
} Scene;

static void
message_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Scene *) user_data)->messaged = g_variant_dup_string (parameter, NULL);
}

static void
add_action (Scene *scene)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) message = g_simple_action_new ("message", G_VARIANT_TYPE_STRING);

  g_signal_connect (message, "activate", G_CALLBACK (message_cb), scene);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (message));
  gtk_widget_insert_action_group (scene->window, "win", G_ACTION_GROUP (group));
}

static void
set_up (Scene *scene, gconstpointer data)
{
  scene->services = fixture_new ();
  scene->window = gtk_window_new ();
  scene->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  scene->face = gtk_button_new_with_label ("A face");
  gtk_box_append (GTK_BOX (scene->box), scene->face);
  gtk_window_set_child (GTK_WINDOW (scene->window), scene->box);
  add_action (scene);
  gtk_window_present (GTK_WINDOW (scene->window));
  while (!gtk_widget_get_mapped (scene->face) || gtk_widget_get_width (scene->face) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  g_clear_pointer (&scene->messaged, g_free);
  g_object_unref (scene->services);
}

static void
collect (GtkWidget *widget, GString *text)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_visible (widget))
    g_string_append_printf (text, "%s|", gtk_label_get_text (GTK_LABEL (widget)));
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect (child, text);
}

/* Everything that the card says, from top to bottom. */
static char *
words_of (GtkWidget *card)
{
  g_autoptr (GString) text = g_string_new (NULL);

  collect (gtk_popover_get_child (GTK_POPOVER (card)), text);
  return g_strdup (text->str);
}

static void
assert_says (GtkWidget *card, const char *what)
{
  g_autofree char *words = words_of (card);

  if (strstr (words, what) == NULL)
    g_error ("the card says “%s”, not “%s”", words, what);
}

static void
assert_row_says (GtkWidget *row, const char *what, gboolean says)
{
  g_autoptr (GString) text = g_string_new (NULL);

  collect (row, text);
  g_assert_cmpint (strstr (text->str, what) != NULL, ==, says);
}

static GtkWidget *
find_button (GtkWidget *widget, const char *label)
{
  GtkWidget *found = NULL;

  if (GTK_IS_BUTTON (widget) && g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_button (child, label);
  return found;
}

static void
put_marta (Scene *scene, const char *pronouns, const char *tz)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"user\",\"id\":\"" FIXTURE_MARTA "\",\"name\":\"Marta Lind\",\"pronouns\":\"%s\","
      "\"about\":\"Starts on <time>.\",\"tz\":\"%s\",\"work_from\":540,\"work_until\":1020,"
      "\"work_days\":31}",
      pronouns, tz);

  fixture_put (scene->services, json);
}

static void
test_says (Scene *scene, gconstpointer data)
{
  GtkWidget *card;

  put_marta (scene, "she/her", "Europe/Vienna");
  card = lyc_person_card_popup (scene->face, scene->services, FIXTURE_MARTA);
  g_assert_nonnull (card);
  assert_says (card, "Marta Lind|she/her|here|Facilitator, Spring Managers|Starts on <time>.|Now ");
  assert_says (card, " for Marta");
  put_marta (scene, "they/them", "");
  assert_says (card, "Marta Lind|they/them|here|");
  g_assert_null (strstr (words_of (card), "Now "));
}

static void
test_message (Scene *scene, gconstpointer data)
{
  g_autoptr (GtkWidget) card
      = g_object_ref (lyc_person_card_popup (scene->face, scene->services, FIXTURE_TOM));
  GtkWidget *next;

  g_signal_emit_by_name (find_button (card, "Message"), "clicked");
  g_assert_cmpstr (scene->messaged, ==, FIXTURE_TOM);
  g_assert_false (gtk_widget_get_visible (card));
  next = lyc_person_card_popup (scene->face, scene->services, FIXTURE_INES);
  g_assert_null (gtk_widget_get_parent (card));
  assert_says (next, "Ines Duarte|");
}

/* Nobody writes to themselves. */
static void
test_own (Scene *scene, gconstpointer data)
{
  GtkWidget *card = lyc_person_card_popup (scene->face, scene->services, FIXTURE_ME);

  assert_says (card, "Yara Silva|");
  g_assert_false (gtk_widget_get_visible (find_button (card, "Message")));
}

/* A post's row opens the card of its author, by its menu's action. */
static void
test_post (Scene *scene, gconstpointer data)
{
  LycLibrary *library = lyc_services_get_library (scene->services);
  GtkWidget *row = lyc_post_row_new (scene->services, LYC_POST_ROW_THREAD);
  g_autofree char *id = fixture_id (7);
  g_autoptr (LycPost) post = NULL;
  GtkWidget *card = NULL;

  fixture_put_post (scene->services, id, FIXTURE_CHANNEL, 7, FIXTURE_INES, NOON, "Words.", NULL);
  post = LYC_POST (lyc_library_lookup (library, LYC_KIND_POST, id));
  gtk_box_append (GTK_BOX (scene->box), row);
  lyc_post_row_bind (LYC_POST_ROW (row), NULL, NULL, post, TRUE);
  while (gtk_widget_get_height (row) == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (gtk_widget_activate_action (row, "post.person", NULL));
  for (GtkWidget *child = gtk_widget_get_first_child (row); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    for (GtkWidget *inner = gtk_widget_get_first_child (child); inner != NULL;
         inner = gtk_widget_get_next_sibling (inner))
      if (LYC_IS_PERSON_CARD (inner))
        card = inner;
  g_assert_nonnull (card);
  assert_says (card, "Ines Duarte|");
  lyc_post_row_unbind (LYC_POST_ROW (row));
}

/* Blocking is one press, and so is taking it back; a post of the blocked is only named until asked.
 */
static void
test_block (Scene *scene, gconstpointer data)
{
  LycLibrary *library = lyc_services_get_library (scene->services);
  GtkWidget *card = lyc_person_card_popup (scene->face, scene->services, FIXTURE_INES);
  GtkWidget *row = lyc_post_row_new (scene->services, LYC_POST_ROW_THREAD);
  g_autofree char *id = fixture_id (8);
  g_autoptr (LycPost) post = NULL;
  g_autofree char *described = NULL;

  fixture_put_post (scene->services, id, FIXTURE_CHANNEL, 8, FIXTURE_INES, NOON, "Unkind words.",
                    NULL);
  post = LYC_POST (lyc_library_lookup (library, LYC_KIND_POST, id));
  gtk_box_append (GTK_BOX (scene->box), row);
  lyc_post_row_bind (LYC_POST_ROW (row), NULL, NULL, post, TRUE);
  assert_row_says (row, "Unkind words.", TRUE);
  g_signal_emit_by_name (find_button (card, "Block"), "clicked");
  g_assert_cmpstr (lyc_act_get_verb (fixture_get_last_act (scene->services)), ==, "block.set");
  fixture_put (scene->services,
               "{\"kind\":\"block\",\"id\":\"" FIXTURE_INES "\",\"created_at\":1}");
  g_assert_false (gtk_widget_get_visible (find_button (card, "Message")));
  assert_row_says (row, "Unkind words.", FALSE);
  assert_row_says (row, "A post by someone you blocked", TRUE);
  described = lyc_post_row_describe (scene->services, post);
  g_assert_null (strstr (described, "Unkind"));
  g_assert_null (strstr (described, "Ines"));
  g_assert_true (gtk_widget_activate_action (row, "post.reveal", NULL));
  assert_row_says (row, "Unkind words.", TRUE);
  g_signal_emit_by_name (find_button (card, "Unblock"), "clicked");
  g_assert_cmpstr (lyc_act_get_verb (fixture_get_last_act (scene->services)), ==, "block.remove");
  lyc_post_row_unbind (LYC_POST_ROW (row));
}

#define ASK "Ask to moderate in Spring Managers…"

static void
put_ines (Scene *scene, const char *role, const char *moderates)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"membership\",\"id\":\"m190a000-0000-7000-8000-000000000002\",\"rev\":2,"
      "\"cohort_id\":\"" FIXTURE_COHORT "\",\"user_id\":\"" FIXTURE_INES
      "\",\"role\":\"%s\",\"state\":\"active\",\"moderates\":\"%s\"}",
      role, moderates);

  fixture_put (scene->services, json);
}

static void
put_right (Scene *scene, const char *can)
{
  g_autofree char *json = g_strdup_printf ("{\"kind\":\"cohort\",\"id\":\"" FIXTURE_COHORT
                                           "\",\"name\":\"Spring Managers\",\"can\":[%s]}",
                                           can);

  fixture_put (scene->services, json);
}

static gboolean
is_shown (GtkWidget *card, const char *label)
{
  GtkWidget *button = find_button (card, label);

  for (GtkWidget *widget = button; widget != NULL && widget != card;
       widget = gtk_widget_get_parent (widget))
    if (!gtk_widget_get_visible (widget))
      return FALSE;
  return button != NULL;
}

/* Only who hosts the cohort may ask, and only somebody whose role is not to decide already. */
static void
test_ask_to_moderate (Scene *scene, gconstpointer data)
{
  GtkWidget *card = lyc_person_card_popup (scene->face, scene->services, FIXTURE_INES);
  LycAct *act;

  put_ines (scene, "learner", "none");
  g_assert_false (is_shown (card, ASK));
  put_right (scene, "\"membership.invite\"");
  g_assert_true (is_shown (card, ASK));
  put_ines (scene, "facilitator", "none");
  g_assert_false (is_shown (card, ASK));
  put_ines (scene, "learner", "none");
  g_assert_false (is_shown (card, "Ask"));
  g_signal_emit_by_name (find_button (card, ASK), "clicked");
  g_signal_emit_by_name (find_button (card, "Ask"), "clicked");
  act = fixture_get_last_act (scene->services);
  g_assert_cmpstr (lyc_act_get_verb (act), ==, "membership.moderate");
  g_assert_cmpstr (json_object_get_string_member (lyc_act_get_body (act), "state"), ==, "invited");
  assert_says (card, "Asked to moderate; no answer yet|");
  g_assert_false (is_shown (card, ASK));
  g_signal_emit_by_name (find_button (card, "Take the question back"), "clicked");
  act = fixture_get_last_act (scene->services);
  g_assert_cmpstr (json_object_get_string_member (lyc_act_get_body (act), "state"), ==, "none");
  put_ines (scene, "learner", "declined");
  assert_says (card, "Declined to moderate|");
  g_assert_true (is_shown (card, ASK));
  put_ines (scene, "learner", "active");
  assert_says (card, "Moderator, Spring Managers|");
  g_assert_true (is_shown (card, "End the moderating"));
}

/* Who pauses is not shown as one who moderates, whatever their role. */
static void
test_pauses (Scene *scene, gconstpointer data)
{
  GtkWidget *card = lyc_person_card_popup (scene->face, scene->services, FIXTURE_INES);

  put_ines (scene, "moderator", "active");
  assert_says (card, "Moderator, Spring Managers|");
  put_ines (scene, "moderator", "none");
  assert_says (card, "Ines Duarte|here|Spring Managers|");
}

static void
put_earned (Scene *scene, guint n)
{
  g_autoptr (GString) ids = g_string_new (NULL);
  g_autofree char *json = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = fixture_id (70 + i);
      g_autofree char *badge = g_strdup_printf (
          "{\"kind\":\"badge_class\",\"id\":\"%s\",\"cohort_id\":\"" FIXTURE_COHORT
          "\",\"name\":\"Badge %u\",\"criteria\":\"Do it\",\"icon\":\"star\","
          "\"colours\":[\"#000000\",\"#ffffff\"]}",
          id, i + 1);

      g_string_append_printf (ids, "%s\"%s\"", i > 0 ? "," : "", id);
      fixture_put (scene->services, badge);
    }
  json = g_strdup_printf (
      "{\"kind\":\"membership\",\"id\":\"m190a000-0000-7000-8000-000000000002\",\"rev\":2,"
      "\"cohort_id\":\"" FIXTURE_COHORT "\",\"user_id\":\"" FIXTURE_INES
      "\",\"role\":\"learner\",\"state\":\"active\",\"badge_class_ids\":[%s]}",
      ids->str);
  fixture_put (scene->services, json);
}

/* A few badges by their names, and how many more there are. */
static void
test_badges (Scene *scene, gconstpointer data)
{
  GtkWidget *card = lyc_person_card_popup (scene->face, scene->services, FIXTURE_INES);
  g_autofree char *words = NULL;
  g_autofree char *after = NULL;

  put_earned (scene, 2);
  assert_says (card, "Spring Managers|Badge 1|Badge 2|Message|");
  put_earned (scene, 6);
  assert_says (card, "Badge 1|Badge 2|Badge 3|and 3 more badges|Message|");
  words = words_of (card);
  g_assert_null (strstr (words, "Badge 4"));
  put_earned (scene, 0);
  after = words_of (card);
  g_assert_null (strstr (after, "Badge"));
}

static void
test_hours (Scene *scene, gconstpointer data)
{
  g_autoptr (LycRecord) marta = NULL;
  g_autofree char *within = NULL;
  g_autofree char *after = NULL;

  put_marta (scene, "she/her", "Europe/Vienna");
  marta = lyc_library_lookup (lyc_services_get_library (scene->services), LYC_KIND_USER,
                              FIXTURE_MARTA);
  within = lyc_person_words_hours (LYC_USER (marta), NOON);
  after = lyc_person_words_hours (LYC_USER (marta), NOON + 4 * 3600000);
  g_assert_cmpstr (within, ==, "Now 14:00 for Marta, within working hours");
  g_assert_cmpstr (after, ==, "Now 18:00 for Marta, who works from 09:00 to 17:00");
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add ("/person-card/says", Scene, NULL, set_up, test_says, tear_down);
  g_test_add ("/person-card/message", Scene, NULL, set_up, test_message, tear_down);
  g_test_add ("/person-card/own", Scene, NULL, set_up, test_own, tear_down);
  g_test_add ("/person-card/post", Scene, NULL, set_up, test_post, tear_down);
  g_test_add ("/person-card/block", Scene, NULL, set_up, test_block, tear_down);
  g_test_add ("/person-card/ask-to-moderate", Scene, NULL, set_up, test_ask_to_moderate, tear_down);
  g_test_add ("/person-card/pauses", Scene, NULL, set_up, test_pauses, tear_down);
  g_test_add ("/person-card/badges", Scene, NULL, set_up, test_badges, tear_down);
  g_test_add ("/person-card/hours", Scene, NULL, set_up, test_hours, tear_down);
  return g_test_run ();
}
