/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "count-pill.h"
#include "fixture.h"
#include "kit.h"
#include "unread-popover.h"
#include "unread-row.h"

#define THREAD "0190a000-0000-7000-8000-0000000000d1"
#define POST "0190a000-0000-7000-8000-0000000000d2"

typedef struct
{
  LycServices *services;
  GtkWidget *window;
  GtkWidget *popover;
  char *opened;
  guint read;
} Scene;

static void
open_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Scene *) user_data)->opened = g_variant_dup_string (parameter, NULL);
}

static void
read_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  ((Scene *) user_data)->read++;
}

static LycLedgerEntry *
entry (const char *id, guint count, guint mentions, gboolean channel, gint64 order)
{
  LycLedgerEntry *self = g_new0 (LycLedgerEntry, 1);

  self->container_id = g_strdup (id);
  self->scope_id = g_strdup (FIXTURE_COHORT);
  self->lesson_id = g_strdup ("");
  self->count = count;
  self->mentions = mentions;
  self->channel = channel;
  self->order = order;
  return self;
}

/* @in_thread: how much is unread there, beside two posts in the channel */
static void
count (Scene *f, guint in_thread)
{
  g_autoptr (GPtrArray) entries
      = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_ledger_entry_free);

  g_ptr_array_add (entries, entry (FIXTURE_CHANNEL, 2, 0, TRUE, 1));
  if (in_thread > 0)
    g_ptr_array_add (entries, entry (THREAD, in_thread, 1, FALSE, 2));
  lyc_ledger_replace (lyc_services_get_ledger (f->services), entries);
}

static void
set_up (Scene *f, gconstpointer data)
{
  static const GActionEntry actions[]
      = { { "container-open", open_cb, "s" }, { "read-all", read_cb } };
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  GtkWidget *button = gtk_button_new ();

  f->services = fixture_new ();
  f->opened = NULL;
  f->read = 0;
  fixture_put_thread (f->services, THREAD, POST, "Say it back", 0, 1, FALSE);
  f->window = gtk_window_new ();
  gtk_window_set_child (GTK_WINDOW (f->window), button);
  g_action_map_add_action_entries (G_ACTION_MAP (group), actions, 2, f);
  gtk_widget_insert_action_group (f->window, "win", G_ACTION_GROUP (group));
  if (GPOINTER_TO_UINT (data) > 0)
    count (f, GPOINTER_TO_UINT (data));
  f->popover = lyc_unread_popover_new (f->services);
  gtk_widget_set_parent (f->popover, button);
}

static void
tear_down (Scene *f, gconstpointer data)
{
  gtk_widget_unparent (f->popover);
  gtk_window_destroy (GTK_WINDOW (f->window));
  g_object_unref (f->services);
  g_free (f->opened);
}

/* Returns: (transfer none) (nullable): the @n-th of the type, in the order of the tree; @n counts
 * down */
static GtkWidget *
find (GtkWidget *widget, GType type, guint *n)
{
  if (G_TYPE_CHECK_INSTANCE_TYPE (widget, type) && (*n)-- == 0)
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find (child, type, n);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
nth (Scene *f, GType type, guint n)
{
  return find (f->popover, type, &n);
}

static void
assert_row (Scene *f, guint n, const char *title, const char *reason, guint unread)
{
  GtkWidget *row = nth (f, LYC_TYPE_UNREAD_ROW, n);
  guint first = 0, second = 1, pill = 0;

  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (row, GTK_TYPE_LABEL, &first))), ==, title);
  g_assert_cmpstr (gtk_label_get_text (GTK_LABEL (find (row, GTK_TYPE_LABEL, &second))), ==,
                   reason);
  g_assert_cmpuint (
      lyc_count_pill_get_count (LYC_COUNT_PILL (find (row, LYC_TYPE_COUNT_PILL, &pill))), ==,
      unread);
}

/* Every place that is counted, what changed last at first, and why; it stays while it is open. */
static void
test_rows (Scene *f, gconstpointer data)
{
  assert_row (f, 0, "Say it back", "You are mentioned 1 time", 3);
  assert_row (f, 1, "Spring Managers", "Chat of your cohort", 2);
  g_assert_null (nth (f, LYC_TYPE_UNREAD_ROW, 2));
  count (f, 0);
  assert_row (f, 0, "Say it back", "Read by now", 0);
  assert_row (f, 1, "Spring Managers", "Chat of your cohort", 2);
  fixture_put (f->services, "{\"kind\":\"read_state\",\"id\":\"" FIXTURE_CHANNEL
                            "\",\"follow\":\"follow\",\"mute_until\":null}");
  assert_row (f, 1, "Spring Managers", "You follow it", 2);
}

static void
test_open (Scene *f, gconstpointer data)
{
  GtkWidget *row = nth (f, LYC_TYPE_UNREAD_ROW, 1);

  g_signal_emit_by_name (gtk_widget_get_parent (row), "row-activated", row);
  g_assert_cmpstr (f->opened, ==, FIXTURE_CHANNEL);
}

static void
test_read_all (Scene *f, gconstpointer data)
{
  g_signal_emit_by_name (nth (f, GTK_TYPE_BUTTON, 0), "clicked");
  g_assert_cmpuint (f->read, ==, 1);
}

static void
test_nothing (Scene *f, gconstpointer data)
{
  g_assert_null (nth (f, LYC_TYPE_UNREAD_ROW, 0));
  g_assert_false (gtk_widget_get_sensitive (nth (f, GTK_TYPE_BUTTON, 0)));
}

#define ADD(name, n, func)                                                                         \
  g_test_add ("/unread-popover/" name, Scene, GUINT_TO_POINTER (n), set_up, func, tear_down)

int
main (int argc, char *argv[])
{
  gtk_test_init (&argc, &argv, NULL);
  lyc_kit_init ();
  ADD ("rows", 3, test_rows);
  ADD ("open", 3, test_open);
  ADD ("read-all", 3, test_read_all);
  ADD ("nothing", 0, test_nothing);
  return g_test_run ();
}
