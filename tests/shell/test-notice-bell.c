/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "count-pill.h"
#include "empty-state.h"
#include "fixture.h"
#include "kit.h"
#include "notice-bell.h"
#include "notice-row.h"
#include "quiet-row.h"

#define THREAD "0190a000-0000-7000-8000-0000000000d1"
#define POST "0190a000-0000-7000-8000-0000000000d2"
#define FIRST "0190a000-0000-7000-8000-0000000000e1"
#define SECOND "0190a000-0000-7000-8000-0000000000e2"

typedef struct
{
  LycServices *services;
  GtkWidget *window;
  GtkWidget *bell;
  char *opened;
} Bell;

static void
put_notice (LycServices *services, const char *id, const char *reason, gint64 at, gint64 seen_at)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"notice\",\"id\":\"%s\",\"rev\":1,\"reason\":\"%s\",\"actor_id\":\"" FIXTURE_INES
      "\",\"cohort_id\":\"" FIXTURE_COHORT "\",\"container_id\":\"" THREAD
      "\",\"post_id\":null,\"badge_class_id\":null,\"task_id\":null,\"created_at\":"
      "%" G_GINT64_FORMAT ",\"seen_at\":%" G_GINT64_FORMAT "}",
      id, reason, at, seen_at);

  fixture_put (services, json);
}

static void
container_open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Bell *) user_data)->opened = g_variant_dup_string (parameter, NULL);
}

static void
set_up (Bell *f)
{
  static const GActionEntry entries[] = { { "container-open", container_open_cb, "s" } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  f->services = fixture_new ();
  f->opened = NULL;
  f->window = gtk_window_new ();
  f->bell = lyc_notice_bell_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (group), entries, 1, f);
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (group));
  fixture_put_thread (f->services, THREAD, POST, "How long?", 5000, 2, FALSE);
  gtk_window_set_child (GTK_WINDOW (f->window), f->bell);
  gtk_window_present (GTK_WINDOW (f->window));
}

static void
tear_down (Bell *f)
{
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->services);
  g_free (f->opened);
}

/* The first descendant of the type, itself included. */
static GtkWidget *
find (GtkWidget *widget, GType type)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static guint
count (Bell *f)
{
  return lyc_count_pill_get_count (LYC_COUNT_PILL (find (f->bell, LYC_TYPE_COUNT_PILL)));
}

static void
test_empty (void)
{
  Bell f;

  set_up (&f);
  lyc_notice_bell_set_services (LYC_NOTICE_BELL (f.bell), f.services);
  g_assert_cmpuint (count (&f), ==, 0);
  g_assert_true (gtk_widget_get_visible (find (f.bell, LYC_TYPE_EMPTY_STATE)));
  g_assert_null (find (f.bell, LYC_TYPE_NOTICE_ROW));
  tear_down (&f);
}

/* What is unseen counts; opening one leads to its place, and it is seen. */
static void
test_open (void)
{
  Bell f;
  GtkWidget *row;

  set_up (&f);
  put_notice (f.services, FIRST, "reply", 1000, 900);
  put_notice (f.services, SECOND, "mention", 2000, 0);
  lyc_notice_bell_set_services (LYC_NOTICE_BELL (f.bell), f.services);
  g_assert_cmpuint (count (&f), ==, 1);
  g_assert_false (gtk_widget_get_visible (find (f.bell, LYC_TYPE_EMPTY_STATE)));
  row = find (f.bell, LYC_TYPE_NOTICE_ROW);
  g_assert_cmpstr (
      lyc_record_get_id (LYC_RECORD (lyc_notice_row_get_notice (LYC_NOTICE_ROW (row)))), ==,
      SECOND);
  g_assert_true (gtk_widget_has_css_class (row, "unseen"));
  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_cmpstr (f.opened, ==, THREAD);
  g_assert_cmpstr (lyc_act_get_verb (fixture_get_last_act (f.services)), ==, "notice.see");
  put_notice (f.services, SECOND, "mention", 2000, 3000);
  g_assert_cmpuint (count (&f), ==, 0);
  tear_down (&f);
}

/* One that comes while the bell is there counts at once; all of them can be marked together. */
static void
test_see_all (void)
{
  Bell f;
  guint acts;

  set_up (&f);
  lyc_notice_bell_set_services (LYC_NOTICE_BELL (f.bell), f.services);
  put_notice (f.services, FIRST, "reply", 1000, 0);
  put_notice (f.services, SECOND, "mention", 2000, 0);
  g_assert_cmpuint (count (&f), ==, 2);
  acts = fixture_n_acts (f.services);
  g_signal_emit_by_name (
      find (gtk_widget_get_first_child (find (f.bell, GTK_TYPE_POPOVER)), GTK_TYPE_BUTTON),
      "clicked");
  g_assert_cmpuint (fixture_n_acts (f.services), ==, acts + 2);
  lyc_notice_bell_set_services (LYC_NOTICE_BELL (f.bell), NULL);
  g_assert_cmpuint (count (&f), ==, 0);
  tear_down (&f);
}

/* The @n-th button of the row, from 0. */
static GtkWidget *
quiet_button (Bell *f, guint n)
{
  GtkWidget *button = find (find (f->bell, LYC_TYPE_QUIET_ROW), GTK_TYPE_BUTTON);

  while (n-- > 0)
    button = gtk_widget_get_next_sibling (button);
  return button;
}

static void
choose_quiet (Bell *f, gint64 until)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"settings\",\"id\":\"" FIXTURE_ME "\",\"rev\":1,\"quiet_once_until\":"
      "%" G_GINT64_FORMAT "}", until);

  fixture_put (f->services, json);
}

static GtkWidget *
menu_button (Bell *f)
{
  return find (f->bell, GTK_TYPE_MENU_BUTTON);
}

/* The bell says so while it is quiet, whichever device began it, and its row begins and ends it. */
static void
test_quiet (void)
{
  Bell f;

  set_up (&f);
  lyc_notice_bell_set_services (LYC_NOTICE_BELL (f.bell), f.services);
  g_assert_false (gtk_widget_get_sensitive (quiet_button (&f, 3)));
  g_signal_emit_by_name (quiet_button (&f, 0), "clicked");
  g_assert_cmpint (json_object_get_int_member (
                       lyc_act_get_body (fixture_get_last_act (f.services)), "quiet_once_until"),
                   ==, FIXTURE_NOW + 30 * 60000);
  choose_quiet (&f, FIXTURE_NOW + 3600000);
  g_assert_true (g_str_has_prefix (gtk_widget_get_tooltip_text (menu_button (&f)),
                                   "Quiet until "));
  g_assert_true (gtk_widget_get_sensitive (quiet_button (&f, 3)));
  fixture_set_time (f.services, FIXTURE_NOW + 3600000);
  choose_quiet (&f, FIXTURE_NOW + 3600000);
  g_assert_cmpstr (gtk_widget_get_tooltip_text (menu_button (&f)), ==, "Notices");
  choose_quiet (&f, FIXTURE_NOW + 3 * 3600000);
  g_signal_emit_by_name (quiet_button (&f, 3), "clicked");
  g_assert_true (json_object_get_null_member (
      lyc_act_get_body (fixture_get_last_act (f.services)), "quiet_once_until"));
  tear_down (&f);
}

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  g_test_add_func ("/shell/notice-bell/empty", test_empty);
  g_test_add_func ("/shell/notice-bell/open", test_open);
  g_test_add_func ("/shell/notice-bell/see-all", test_see_all);
  g_test_add_func ("/shell/notice-bell/quiet", test_quiet);
  return g_test_run ();
}
