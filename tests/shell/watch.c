/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "watch.h"

#include "container.h"
#include "lesson-page-private.h"
#include "discussion-page-private.h"
#include "talk-item.h"
#include "talk-view.h"

#define MAX_ROWS 64
#define WAIT_S 30

typedef struct
{
  const char *name;
  GtkWidget *widget;
  gboolean mapped;
  graphene_rect_t area;
} Place;

typedef struct
{
  char *id;
  double y;
} Row;

typedef struct
{
  const char *name;
  LycTimeline *timeline;
  gboolean mapped;
  gboolean at_end;
  Row rows[MAX_ROWS]; /* wholly in view, from the top */
  guint n_rows;
} Eye;

struct _Watch
{
  LycWindow *window;
  const char *round;
  GArray *places;
  Eye eyes[3];
  GtkWidget *focus;
  gboolean playing;
  LycPlayerState player;
  gboolean watching;
  guint frames;
  guint checks;
};

static void
add_place (Watch *self, const char *name, GtkWidget *widget)
{
  Place place = { .name = name, .widget = widget };

  g_array_append_val (self->places, place);
}

static LycTalkView *
thread_talk (Watch *self)
{
  return lyc_thread_view_get_talk (self->window->discussion->thread);
}

static void
add_places (Watch *self)
{
  static const char *const panes[]
      = { "home", "learn", "knowledge", "lesson", "discussion", "workspace", "chat", "badges" };
  LycTalkView *chat = lyc_chat_page_get_talk (self->window->chat);
  LycTalkView *thread = thread_talk (self);

  for (guint i = 0; i < G_N_ELEMENTS (panes); i++)
    add_place (self, panes[i], lyc_workbench_get_pane (self->window->workbench, panes[i]));
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->window->workbench));
       child != NULL; child = gtk_widget_get_next_sibling (child))
    add_place (self, "a part of the workbench", child);
  add_place (self, "the video", GTK_WIDGET (self->window->lesson->player));
  add_place (self, "the list of threads", GTK_WIDGET (self->window->discussion->timeline));
  add_place (self, "where one asks", GTK_WIDGET (self->window->discussion->composer));
  add_place (self, "the thread", GTK_WIDGET (lyc_talk_view_get_timeline (thread)));
  add_place (self, "where one answers", GTK_WIDGET (lyc_talk_view_get_composer (thread)));
  add_place (self, "the chat", GTK_WIDGET (lyc_talk_view_get_timeline (chat)));
  add_place (self, "where one chats", GTK_WIDGET (lyc_talk_view_get_composer (chat)));
}

static graphene_rect_t
area_of (Watch *self, GtkWidget *widget)
{
  graphene_rect_t area = GRAPHENE_RECT_INIT (0, 0, 0, 0);

  if (gtk_widget_get_mapped (widget))
    g_assert_true (gtk_widget_compute_bounds (widget, GTK_WIDGET (self->window), &area));
  return area;
}

/* Returns: (transfer full) (nullable): the post or thread of an item; %NULL of a line between posts
 */
static char *
id_of (gpointer item)
{
  LycPost *post = LYC_IS_TALK_ITEM (item) ? lyc_talk_item_get_post (item) : NULL;

  if (LYC_IS_RECORD (item))
    return g_strdup (lyc_record_get_id (item));
  return post != NULL ? g_strdup (lyc_record_get_id (LYC_RECORD (post))) : NULL;
}

static char *
id_at (LycTimeline *timeline, guint position)
{
  g_autoptr (GObject) item = g_list_model_get_item (lyc_timeline_get_model (timeline), position);

  return item != NULL ? id_of (item) : NULL;
}

static double
y_of (Watch *self, LycTimeline *timeline, guint position)
{
  GtkWidget *row = lyc_timeline_get_row (timeline, position);
  GtkWidget *frame = row != NULL ? gtk_widget_get_parent (row) : NULL;

  return frame != NULL ? area_of (self, frame).origin.y : G_MAXINT;
}

static gboolean
is_wholly_in_view (LycTimeline *timeline, guint position)
{
  GtkWidget *row = lyc_timeline_get_row (timeline, position);
  int top;

  return row != NULL && lyc_timeline_get_row_top (timeline, position, &top) && top >= 0
         && top + gtk_widget_get_height (gtk_widget_get_parent (row))
                <= gtk_widget_get_height (GTK_WIDGET (timeline));
}

static void
forget_rows (Eye *eye)
{
  for (guint i = 0; i < eye->n_rows; i++)
    g_free (eye->rows[i].id);
  eye->n_rows = 0;
}

static void
remember_rows (Watch *self, Eye *eye)
{
  guint first, last;
  int top;

  forget_rows (eye);
  eye->mapped = gtk_widget_get_mapped (GTK_WIDGET (eye->timeline));
  /* Rests at the end: one that is merely short keeps its rows instead. */
  eye->at_end = lyc_timeline_get_at_end (eye->timeline)
                && !lyc_timeline_get_anchor (eye->timeline, &first, &top);
  if (!eye->mapped || !lyc_timeline_get_visible_range (eye->timeline, &first, &last))
    return;
  for (guint i = first; i <= last && eye->n_rows < MAX_ROWS; i++)
    {
      char *id = is_wholly_in_view (eye->timeline, i) ? id_at (eye->timeline, i) : NULL;

      if (id != NULL)
        eye->rows[eye->n_rows++] = (Row){ id, y_of (self, eye->timeline, i) };
    }
}

/* Takes everything as it is now for what has to stay. */
void
watch_remember (Watch *self, const char *round)
{
  self->round = round;
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);

      place->mapped = gtk_widget_get_mapped (place->widget);
      place->area = area_of (self, place->widget);
    }
  for (guint i = 0; i < G_N_ELEMENTS (self->eyes); i++)
    remember_rows (self, &self->eyes[i]);
  self->focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  g_assert_nonnull (self->focus);
  self->playing = lyc_player_view_get_playing (self->window->lesson->player);
  self->player = lyc_player_get_state (lyc_player_view_get_player (self->window->lesson->player));
  self->watching = TRUE;
}

static void
check_places (Watch *self)
{
  for (guint i = 0; i < self->places->len; i++)
    {
      Place *place = &g_array_index (self->places, Place, i);
      graphene_rect_t now = area_of (self, place->widget);

      if (place->mapped != gtk_widget_get_mapped (place->widget))
        g_error ("%s: %s %s", self->round, place->name,
                 place->mapped ? "went away" : "came by itself");
      if (!graphene_rect_equal (&now, &place->area))
        g_error ("%s: %s moved from %g,%g %gx%g to %g,%g %gx%g", self->round, place->name,
                 place->area.origin.x, place->area.origin.y, place->area.size.width,
                 place->area.size.height, now.origin.x, now.origin.y, now.size.width,
                 now.size.height);
    }
}

static gboolean
find (LycTimeline *timeline, const char *id, guint *position)
{
  GListModel *model = lyc_timeline_get_model (timeline);

  for (guint i = 0; model != NULL && i < g_list_model_get_n_items (model); i++)
    {
      g_autofree char *there = id_at (timeline, i);

      *position = i;
      if (g_strcmp0 (there, id) == 0)
        return TRUE;
    }
  return FALSE;
}

/* The topmost row that was wholly in view and is still there is where it was. */
static void
check_eye (Watch *self, Eye *eye)
{
  guint position;

  if (!eye->mapped)
    return;
  if (eye->at_end)
    {
      if (!lyc_timeline_get_at_end (eye->timeline))
        g_error ("%s: %s left its end", self->round, eye->name);
      return;
    }
  for (guint i = 0; i < eye->n_rows; i++)
    {
      double y;

      if (!find (eye->timeline, eye->rows[i].id, &position))
        continue;
      y = y_of (self, eye->timeline, position);
      if (y != eye->rows[i].y)
        g_error ("%s: in %s the row under the eye (%u: %s) moved from %g to %g", self->round,
                 eye->name, i, eye->rows[i].id, eye->rows[i].y, y);
      return;
    }
}

static void
check_rest (Watch *self)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (self->window));
  LycPlayerView *view = self->window->lesson->player;

  if (focus != self->focus)
    g_error ("%s: the focus went from one place to a %s", self->round,
             focus != NULL ? G_OBJECT_TYPE_NAME (focus) : "nothing");
  g_assert_cmpint (lyc_player_view_get_playing (view), ==, self->playing);
  g_assert_cmpint (lyc_player_get_state (lyc_player_view_get_player (view)), ==, self->player);
}

/* Fails where something moved since watch_remember(). */
void
watch_check (Watch *self)
{
  check_rest (self);
  check_places (self);
  for (guint i = 0; i < G_N_ELEMENTS (self->eyes); i++)
    check_eye (self, &self->eyes[i]);
  self->checks++;
}

static void
painted_cb (GdkFrameClock *clock, Watch *self)
{
  self->frames++;
  if (self->watching)
    watch_check (self);
}

/* Until watch_remember() things may move: the person does something. */
void
watch_pause (Watch *self)
{
  self->watching = FALSE;
}

static gboolean
late_cb (gpointer data)
{
  g_error ("Nothing was painted for %d seconds", WAIT_S);
  return G_SOURCE_REMOVE;
}

/* Runs until @n more frames are painted. */
void
watch_wait_frames (Watch *self, guint n)
{
  guint until = self->frames + n;
  guint late = g_timeout_add_seconds (WAIT_S, late_cb, NULL);

  while (self->frames < until)
    {
      gtk_widget_queue_draw (GTK_WIDGET (self->window));
      g_main_context_iteration (NULL, TRUE);
    }
  g_source_remove (late);
}

guint
watch_get_n_checks (Watch *self)
{
  return self->checks;
}

/* From now on the timelines may give way to state pages; all the rest stays. */
void
watch_expect_states (Watch *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (self->eyes); i++)
    self->eyes[i].mapped = FALSE;
  for (guint i = self->places->len; i > 0; i--)
    if (LYC_IS_TIMELINE (g_array_index (self->places, Place, i - 1).widget))
      g_array_remove_index (self->places, i - 1);
}

/* What is being watched, in words. */
char *
watch_dup_state (Watch *self)
{
  GString *text = g_string_new (self->playing ? "video plays" : "video rests");

  g_string_append_printf (text, ", focus in %s", G_OBJECT_TYPE_NAME (self->focus));
  for (guint i = 0; i < G_N_ELEMENTS (self->eyes); i++)
    if (self->eyes[i].mapped)
      g_string_append_printf (text, ", %s %s", self->eyes[i].name,
                              self->eyes[i].at_end ? "at its end" : "under the eye");
  return g_string_free (text, FALSE);
}

/* What a row says and how it looks, in words. */
static void
append_looks (GtkWidget *widget, GString *text)
{
  g_auto (GStrv) classes = gtk_widget_get_css_classes (widget);
  g_autofree char *joined = g_strjoinv (" ", classes);

  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return;
  g_string_append_printf (text, "[%s", joined);
  if (GTK_IS_LABEL (widget))
    g_string_append (text, gtk_label_get_label (GTK_LABEL (widget)));
  if (GTK_IS_TOGGLE_BUTTON (widget))
    g_string_append (text, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (widget)) ? "+" : "-");
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    append_looks (child, text);
  g_string_append_c (text, ']');
}

static void
add_row_key (GHashTable *rows, const char *kind, const char *id, const char *row, const char *text)
{
  char *key = g_strconcat (kind, "/", id, "#", row, NULL);

  g_hash_table_replace (rows, key, g_strdup (text));
}

static void
add_row (Watch *self, Eye *eye, guint position, GHashTable *rows)
{
  g_autoptr (GObject) item
      = g_list_model_get_item (lyc_timeline_get_model (eye->timeline), position);
  GtkWidget *widget = lyc_timeline_get_row (eye->timeline, position);
  g_autoptr (GString) text = g_string_new (NULL);
  LycPost *post = LYC_IS_POST_ROW (widget) ? lyc_post_row_get_post (LYC_POST_ROW (widget)) : NULL;
  const char *id = post != NULL ? lyc_record_get_id (LYC_RECORD (post)) : NULL;

  if (id == NULL)
    return;
  append_looks (widget, text);
  add_row_key (rows, "post", id, id, text->str);
  add_row_key (rows, "reaction", id, id, text->str);
  add_row_key (rows, "user", lyc_post_get_author_id (post), id, text->str);
  if (LYC_IS_CONTAINER (item))
    add_row_key (rows, "container", lyc_record_get_id (LYC_RECORD (item)), id, text->str);
}

GHashTable *
watch_dup_rows (Watch *self)
{
  GHashTable *rows = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);

  for (guint i = 0; i < G_N_ELEMENTS (self->eyes); i++)
    {
      Eye *eye = &self->eyes[i];
      guint first, last;

      if (gtk_widget_get_mapped (GTK_WIDGET (eye->timeline))
          && lyc_timeline_get_visible_range (eye->timeline, &first, &last))
        for (guint j = first; j <= last; j++)
          add_row (self, eye, j, rows);
    }
  return rows;
}

/* @window: with its workbench, on the screen */
Watch *
watch_new (LycWindow *window)
{
  Watch *self = g_new0 (Watch, 1);
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));

  self->window = window;
  self->places = g_array_new (FALSE, TRUE, sizeof (Place));
  self->eyes[0] = (Eye){ .name = "the list of threads", .timeline = window->discussion->timeline };
  self->eyes[1]
      = (Eye){ .name = "the thread", .timeline = lyc_talk_view_get_timeline (thread_talk (self)) };
  self->eyes[2]
      = (Eye){ .name = "the chat",
               .timeline = lyc_talk_view_get_timeline (lyc_chat_page_get_talk (window->chat)) };
  add_places (self);
  g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), self);
  return self;
}

void
watch_free (Watch *self)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (GTK_WIDGET (self->window)),
                                        self);
  for (guint i = 0; i < G_N_ELEMENTS (self->eyes); i++)
    forget_rows (&self->eyes[i]);
  g_array_unref (self->places);
  g_free (self);
}
