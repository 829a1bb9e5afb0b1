/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A conversation longer than what is in memory of it: the real store, the real rows. */
#include "config.h"

#include "kit.h"
#include "memory-services.h"
#include "talk-view.h"

#define ME "0190a000-0000-7000-8000-000000000001"
#define INES "0190a000-0000-7000-8000-000000000002"
#define COHORT "0190a000-0000-7000-8000-0000000000c1"
#define CHANNEL "0190a000-0000-7000-8000-0000000000c5"
#define AT G_GINT64_CONSTANT (1700000000000)
#define DEADLINE (30 * G_USEC_PER_SEC)
/* Six pages of fifty, the pages that come before what is far is let go of, and the days between. */
#define MOST_ITEMS (300 + 2 * 50 + 20)

typedef struct
{
  LycMemoryServices *memory;
  LycServices *services;
  GtkWidget *window;
  LycTalkView *view;
  gint64 first; /* what the store holds */
  gint64 last;
  gint64 unread; /* how many at the end */
  guint asked;
} Scene;

static char *
post_id (gint64 pos)
{
  return g_strdup_printf ("0190b000-0000-7000-8000-%012" G_GINT64_FORMAT, pos);
}

static void
add_post (GString *json, gint64 pos, guint rev, guint lines)
{
  g_autofree char *id = post_id (pos);

  g_string_append_printf (
      json,
      ",{\"kind\":\"post\",\"id\":\"%s\",\"rev\":%u,\"container_id\":\"" CHANNEL
      "\",\"pos\":%" G_GINT64_FORMAT ",\"author_id\":\"%s\",\"created_at\":%" G_GINT64_FORMAT
      ",\"post_kind\":\"discussion\",\"reactions\":[],\"body\":\"%" G_GINT64_FORMAT,
      id, rev, pos, pos % 3 ? INES : ME, AT + pos * 60000, pos);
  for (guint i = 0; i < lines; i++)
    g_string_append (json, "\\n\\nAnother line of it");
  g_string_append (json, "\"}");
}

static void
add_place (GString *json, gint64 last, gint64 read)
{
  g_string_append_printf (
      json,
      "{\"kind\":\"cohort\",\"id\":\"" COHORT
      "\",\"rev\":1,\"name\":\"Spring\",\"channel_id\":\"" CHANNEL "\"},"
      "{\"kind\":\"user\",\"id\":\"" ME "\",\"rev\":1,\"name\":\"Yara Silva\"},"
      "{\"kind\":\"user\",\"id\":\"" INES "\",\"rev\":1,\"name\":\"Ines Duarte\"},"
      "{\"kind\":\"container\",\"id\":\"" CHANNEL "\",\"rev\":%" G_GINT64_FORMAT
      ",\"container_kind\":\"channel\",\"cohort_id\":\"" COHORT
      "\",\"visible\":true,\"last_pos\":%" G_GINT64_FORMAT
      ",\"can\":[\"post.create\",\"reaction.set\"]},"
      "{\"kind\":\"read_state\",\"id\":\"" CHANNEL "\",\"rev\":1,\"container_id\":\"" CHANNEL
      "\",\"read_pos\":%" G_GINT64_FORMAT "}",
      last, last, read);
}

/* Posts from the first to the last, as if the platform had said so. */
static char *
posts_json (Scene *scene, gint64 first, gint64 last, guint rev, guint lines)
{
  GString *json = g_string_new ("[");

  add_place (json, scene->last, scene->last - scene->unread);
  for (gint64 pos = first; pos <= last; pos++)
    add_post (json, pos, rev, lines > 0 ? lines : (guint) (pos * 7 % 4));
  g_string_append_c (json, ']');
  return g_string_free (json, FALSE);
}

static void
put (Scene *scene, gint64 first, gint64 last, guint rev, guint lines)
{
  g_autofree char *json = NULL;

  scene->last = MAX (scene->last, last);
  json = posts_json (scene, first, last, rev, lines);
  lyc_memory_services_put (scene->memory, json);
}

static void
frames (Scene *scene, int n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (scene->window);
  gint64 start = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (scene->window);
  while (gdk_frame_clock_get_frame_counter (clock) < start + n)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
}

/* The store answers in the order in which it is asked: what was asked before has then been heard.
 */
static void
hear_store (Scene *scene)
{
  LycLibrary *library = lyc_services_get_library (scene->services);
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  for (guint i = 0; i < 2; i++)
    {
      g_autofree char *id = post_id (900000000 + scene->asked++);
      g_autoptr (LycRecord) nothing = lyc_library_lookup (library, LYC_KIND_POST, id);

      while (!lyc_record_is_gone (nothing) && g_get_monotonic_time () < deadline)
        g_main_context_iteration (NULL, TRUE);
      g_assert_true (lyc_record_is_gone (nothing));
    }
  frames (scene, 2);
}

static LycTimeline *
timeline (Scene *scene)
{
  return lyc_talk_view_get_timeline (scene->view);
}

static GListModel *
items (Scene *scene)
{
  return lyc_timeline_binding_get_items (lyc_talk_view_get_binding (scene->view));
}

/* The wanted post: one to open at, or 0. */
static void
open_view (Scene *scene, gint64 wanted)
{
  g_autofree char *json = posts_json (scene, scene->first, scene->last, 1, 0);
  g_autofree char *id = post_id (wanted);

  scene->memory = lyc_memory_services_new (json, ME);
  scene->services = lyc_memory_services_get (scene->memory);
  scene->view = LYC_TALK_VIEW (lyc_talk_view_new (scene->services, LYC_POST_ROW_BUBBLE));
  scene->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (scene->window), 340, 600);
  gtk_window_set_child (GTK_WINDOW (scene->window), GTK_WIDGET (scene->view));
  lyc_talk_view_set_container (scene->view, CHANNEL);
  if (wanted > 0)
    lyc_talk_view_show_post (scene->view, id);
  gtk_window_present (GTK_WINDOW (scene->window));
}

static void
set_up (Scene *scene, gconstpointer first)
{
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  *scene = (Scene){ .first = GPOINTER_TO_INT (first), .last = 2000 };
  open_view (scene, 0);
  while (!lyc_timeline_get_at_end (timeline (scene)) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  hear_store (scene);
}

static void
tear_down (Scene *scene, gconstpointer first)
{
  gtk_window_destroy (GTK_WINDOW (scene->window));
  lyc_memory_services_free (scene->memory);
}

/* The places of the posts in view. */
static void
shown_places (Scene *scene, gint64 *first_pos, gint64 *last_pos)
{
  LycTalkItems *list = LYC_TALK_ITEMS (items (scene));
  guint first, last;

  *first_pos = *last_pos = 0;
  g_assert_true (lyc_timeline_get_visible_range (timeline (scene), &first, &last));
  for (guint i = first; i <= last; i++)
    {
      gint64 pos = lyc_talk_items_get_pos (list, i);

      if (pos == 0)
        continue;
      *first_pos = *first_pos == 0 ? pos : *first_pos;
      g_assert_cmpint (pos, >, *last_pos);
      *last_pos = pos;
    }
  g_assert_cmpint (*first_pos, >, 0);
}

static int
painted_top (Scene *scene, gint64 pos)
{
  g_autofree char *id = post_id (pos);
  guint position;
  GtkWidget *row;
  graphene_rect_t bounds;

  g_assert_true (lyc_talk_items_find_post (LYC_TALK_ITEMS (items (scene)), id, &position));
  row = lyc_timeline_get_row (timeline (scene), position);
  g_assert_nonnull (row);
  g_assert_true (gtk_widget_compute_bounds (row, GTK_WIDGET (timeline (scene)), &bounds));
  return (int) bounds.origin.y;
}

static void
scroll (Scene *scene, double by)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (timeline (scene)));

  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_value (adjustment) + by);
  hear_store (scene);
}

/* From the end to the first post that is here and back: every post is seen, next to its neighbour,
 * and the list stays as short as it is. */
static void
test_there_and_back (Scene *scene, gconstpointer data)
{
  gint64 first, last, seen = scene->last + 1;
  guint most = 0;

  while (seen > scene->first)
    {
      shown_places (scene, &first, &last);
      g_assert_cmpint (last, >=, seen - 1);
      g_assert_cmpint (first, <=, seen);
      seen = first;
      most = MAX (most, g_list_model_get_n_items (items (scene)));
      if (seen > scene->first)
        scroll (scene, -500);
    }
  while (!lyc_timeline_get_at_end (timeline (scene)))
    {
      shown_places (scene, &first, &last);
      g_assert_cmpint (first, <=, seen + 1);
      g_assert_cmpint (last, >=, seen);
      seen = last;
      most = MAX (most, g_list_model_get_n_items (items (scene)));
      scroll (scene, 500);
    }
  shown_places (scene, &first, &last);
  g_assert_cmpint (last, ==, scene->last);
  g_assert_cmpuint (most, >, 200);
  g_assert_cmpuint (most, <=, MOST_ITEMS);
}

/* Whoever rests at the end stays there, and the list does not grow with what arrives. */
static void
test_end_moves_on (Scene *scene, gconstpointer data)
{
  gint64 first, last;

  for (guint i = 0; i < 20; i++)
    {
      put (scene, scene->last + 1, scene->last + 50, 1, 0);
      hear_store (scene);
      shown_places (scene, &first, &last);
      g_assert_cmpint (last, ==, scene->last);
      g_assert_true (lyc_timeline_get_at_end (timeline (scene)));
      g_assert_cmpuint (g_list_model_get_n_items (items (scene)), <=, MOST_ITEMS);
    }
}

/* A thousand posts before, a thousand behind, a hundred that become higher or lower: what is read
 * does not move. The store has the thousand before only later, as after a long absence. */
static void
test_nothing_moves (Scene *scene, gconstpointer data)
{
  gint64 eye, last, oldest = GPOINTER_TO_INT (data);
  int before;

  while (oldest > 1 && (shown_places (scene, &eye, &last), eye > oldest + 20))
    scroll (scene, -500);
  scroll (scene, -7);
  shown_places (scene, &eye, &last);
  eye++;
  before = painted_top (scene, eye);
  for (guint i = 0; i < 10; i++)
    {
      put (scene, scene->last + 1, scene->last + 100, 1, 0);
      hear_store (scene);
      g_assert_cmpint (painted_top (scene, eye), ==, before);
      oldest -= 100;
      put (scene, oldest, oldest + 99, 1, 0);
      hear_store (scene);
      g_assert_cmpint (painted_top (scene, eye), ==, before);
      put (scene, eye - 4, eye + 5, 2 + i, i % 2 == 0 ? 6 : 1);
      hear_store (scene);
      g_assert_cmpint (painted_top (scene, eye), ==, before);
      g_assert_cmpuint (g_list_model_get_n_items (items (scene)), <=, MOST_ITEMS);
    }
  g_assert_cmpint (oldest, <=, 1);
}

/* Whoever waits at the very top, below the line with the day, stays at the post there when older
 * ones of that day come. */
static void
test_older_at_the_top (Scene *scene, gconstpointer data)
{
  GtkAdjustment *adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (timeline (scene)));
  gint64 first, last;
  int before;

  do
    {
      scroll (scene, -500);
      shown_places (scene, &first, &last);
    }
  while (first > scene->first || gtk_adjustment_get_value (adjustment) > 0);
  before = painted_top (scene, first);
  g_assert_cmpint (before, >, 0);
  put (scene, first - 100, first - 1, 1, 0);
  hear_store (scene);
  g_assert_cmpint (painted_top (scene, first), ==, before);
}

static gboolean
is_in_view (Scene *scene, gint64 pos)
{
  g_autofree char *id = post_id (pos);
  guint position, first, last;

  return lyc_timeline_get_visible_range (timeline (scene), &first, &last)
         && lyc_talk_items_find_post (LYC_TALK_ITEMS (items (scene)), id, &position)
         && first <= position && position <= last;
}

/* Whoever comes for one post sees that one, however much before it is unread. */
static void
test_wanted (void)
{
  Scene scene = { .first = 1501, .last = 2000, .unread = 400 };
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  open_view (&scene, 1990);
  while (!is_in_view (&scene, 1990) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  hear_store (&scene);
  g_assert_true (is_in_view (&scene, 1990));
  tear_down (&scene, NULL);
}

/* All of it is loaded at once, and more than fits. */
static void
test_wanted_in_short (void)
{
  Scene scene = { .first = 1, .last = 30, .unread = 30 };
  gint64 deadline = g_get_monotonic_time () + DEADLINE;

  open_view (&scene, 30);
  while (!is_in_view (&scene, 30) && g_get_monotonic_time () < deadline)
    g_main_context_iteration (NULL, TRUE);
  hear_store (&scene);
  g_assert_true (is_in_view (&scene, 30));
  tear_down (&scene, NULL);
}

static gint64 now_ms;

static gint64
clock_cb (gpointer user_data)
{
  return now_ms;
}

static void
look_on (Scene *scene)
{
  lyc_timeline_binding_set_attentive (lyc_talk_view_get_binding (scene->view), TRUE);
  now_ms += 2000;
  lyc_timeline_binding_check_read (lyc_talk_view_get_binding (scene->view));
}

/* Who jumps over posts has not read them; who then goes through them has read all. */
static void
test_jumped_over (void)
{
  Scene scene = { .first = 1, .last = 30, .unread = 25 };
  gint64 first, last;
  LycAct *act;

  open_view (&scene, 30);
  while (!is_in_view (&scene, 30))
    g_main_context_iteration (NULL, TRUE);
  hear_store (&scene);
  lyc_timeline_binding_set_clock (lyc_talk_view_get_binding (scene.view), clock_cb, NULL);
  look_on (&scene);
  for (shown_places (&scene, &first, &last); first > 6; shown_places (&scene, &first, &last))
    {
      g_assert_null (lyc_memory_services_get_last_act (scene.memory));
      scroll (&scene, -200);
      look_on (&scene);
    }
  g_assert_nonnull (lyc_memory_services_get_last_act (scene.memory));
  for (; last < 30; shown_places (&scene, &first, &last))
    {
      scroll (&scene, 200);
      look_on (&scene);
    }
  hear_store (&scene);
  act = lyc_memory_services_get_last_act (scene.memory);
  g_assert_cmpint (json_object_get_int_member (lyc_act_get_body (act), "read_pos"), ==, 30);
  lyc_timeline_binding_set_attentive (lyc_talk_view_get_binding (scene.view), FALSE);
  tear_down (&scene, NULL);
}

/* Asked for again where the place is open, the first unread post comes back into view. */
static void
test_show_unread (void)
{
  Scene scene = { .first = 1, .last = 60, .unread = 50 };

  open_view (&scene, 0);
  while (!is_in_view (&scene, 11))
    g_main_context_iteration (NULL, TRUE);
  hear_store (&scene);
  lyc_timeline_binding_show_end (lyc_talk_view_get_binding (scene.view));
  while (!is_in_view (&scene, 60))
    g_main_context_iteration (NULL, TRUE);
  hear_store (&scene);
  g_assert_false (is_in_view (&scene, 11));
  lyc_talk_view_show_unread (scene.view);
  hear_store (&scene);
  g_assert_true (is_in_view (&scene, 11));
  tear_down (&scene, NULL);
}

static gboolean
says (GtkWidget *widget, const char *words)
{
  if (GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget)
      && strstr (gtk_label_get_text (GTK_LABEL (widget)), words) != NULL)
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (says (child, words))
      return TRUE;
  return FALSE;
}

/* What a post builds on is far from what is loaded; the store answers once the row is shown. */
static void
test_tie (Scene *scene, gconstpointer data)
{
  g_autofree char *id = post_id (2001);
  g_autofree char *far = post_id (1502);
  g_autofree char *json = g_strdup_printf (
      "[{\"kind\":\"post\",\"id\":\"%s\",\"rev\":1,\"container_id\":\"" CHANNEL
      "\",\"pos\":2001,\"author_id\":\"" INES "\",\"created_at\":1900000000000,\"post_kind\":\"idea\","
      "\"reactions\":[],\"body\":\"And more\",\"builds_on\":[\"%s\"]}]",
      id, far);

  lyc_memory_services_put (scene->memory, json);
  hear_store (scene);
  hear_store (scene);
  g_assert_true (says (GTK_WIDGET (scene->view), "Builds on Ines Duarte: 1502"));
}

static guint
count_days (Scene *scene)
{
  guint n = g_list_model_get_n_items (items (scene));
  guint count = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycTalkItem) item = g_list_model_get_item (items (scene), i);

      count += lyc_talk_item_get_kind (item) == LYC_TALK_DAY ? 1 : 0;
    }
  return count;
}

/* A post without its body belongs to no day yet; with the body it has one. */
static void
test_stub (Scene *scene, gconstpointer data)
{
  guint before = count_days (scene);
  g_autofree char *id = post_id (2001);
  g_autofree char *stub = g_strdup_printf (
      "[{\"kind\":\"post\",\"id\":\"%s\",\"rev\":1,\"stub\":true,\"container_id\":\"" CHANNEL
      "\",\"pos\":2001,\"author_id\":\"" INES "\",\"mention_ids\":[],\"hidden\":false,"
      "\"deleted\":false}]",
      id);
  g_autofree char *post
      = g_strdup_printf ("[{\"kind\":\"post\",\"id\":\"%s\",\"rev\":1,\"container_id\":\"" CHANNEL
                         "\",\"pos\":2001,\"author_id\":\"" INES "\",\"created_at\":1900000000000,"
                         "\"post_kind\":\"discussion\",\"reactions\":[],\"body\":\"Years later\"}]",
                         id);

  lyc_memory_services_put (scene->memory, stub);
  hear_store (scene);
  g_assert_cmpint (lyc_talk_items_get_pos (LYC_TALK_ITEMS (items (scene)),
                                           g_list_model_get_n_items (items (scene)) - 1),
                   ==, 2001);
  g_assert_cmpuint (count_days (scene), ==, before);
  lyc_memory_services_put (scene->memory, post);
  hear_store (scene);
  g_assert_cmpuint (count_days (scene), ==, before + 1);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add ("/talk/long/there-and-back", Scene, GINT_TO_POINTER (1501), set_up,
              test_there_and_back, tear_down);
  g_test_add ("/talk/long/end-moves-on", Scene, GINT_TO_POINTER (1501), set_up, test_end_moves_on,
              tear_down);
  g_test_add ("/talk/long/nothing-moves", Scene, GINT_TO_POINTER (1001), set_up, test_nothing_moves,
              tear_down);
  g_test_add ("/talk/long/older-at-the-top", Scene, GINT_TO_POINTER (1001), set_up,
              test_older_at_the_top, tear_down);
  g_test_add_func ("/talk/long/wanted", test_wanted);
  g_test_add_func ("/talk/long/wanted-in-short", test_wanted_in_short);
  g_test_add_func ("/talk/long/jumped-over", test_jumped_over);
  g_test_add_func ("/talk/long/show-unread", test_show_unread);
  g_test_add ("/talk/long/tie", Scene, GINT_TO_POINTER (1501), set_up, test_tie, tear_down);
  g_test_add ("/talk/long/stub", Scene, GINT_TO_POINTER (1501), set_up, test_stub, tear_down);
  return g_test_run ();
}
