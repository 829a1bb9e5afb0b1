/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transcript-view-private.h"

#include <glib/gi18n-lib.h>

#include "cue-row.h"
#include "lyc-course-resources.h"
#include "transcript-item.h"

/* Where the line that is said now stands in the pane: what comes next can be read on. */
#define READING_LINE 0.33
#define ROW_HEIGHT 30

G_DEFINE_FINAL_TYPE (LycTranscriptView, lyc_transcript_view, GTK_TYPE_WIDGET)

enum
{
  SEEK,
  LANGUAGE_CHOSEN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

/* Rows */

static guint
row_kind (gpointer item, gpointer user_data)
{
  return 0;
}

static GtkWidget *
create_row (guint kind, gpointer user_data)
{
  return lyc_cue_row_new ();
}

static void
mark_row (LycTranscriptView *self, LycCueRow *row, guint cue)
{
  const LycCueMatch *found, *current;
  guint n_found, from = 0, to = 0;

  found = lyc_transcript_view_get_matches (self, cue, &n_found, &current);
  lyc_cue_span_in_cue (&self->span, self->cues, cue, &from, &to);
  lyc_cue_row_set_marks (row, from, to, found, n_found, current);
  lyc_cue_row_set_now (row, (int) cue == self->current);
}

static void
bind_row (GtkWidget *row, gpointer item, guint position, gpointer user_data)
{
  LycTranscriptView *self = user_data;

  lyc_cue_row_set_cue (LYC_CUE_ROW (row), lyc_transcript_item_get_cue (item),
                       lyc_transcript_item_get_speaker (item));
  mark_row (self, LYC_CUE_ROW (row), position);
}

static char *
describe_row (gpointer item, gpointer user_data)
{
  return lyc_cue_row_describe (lyc_transcript_item_get_cue (item),
                               lyc_transcript_item_get_speaker (item));
}

/* Shows in the row of @cue what is now, selected and found; without a row there is nothing to do.
 */
void
lyc_transcript_view_update_row (LycTranscriptView *self, guint cue)
{
  GtkWidget *row = lyc_timeline_get_row (self->list, cue);

  if (row != NULL)
    mark_row (self, LYC_CUE_ROW (row), cue);
}

/* Only the rows near the view are alive, so this costs the same for any length. */
void
lyc_transcript_view_update_rows (LycTranscriptView *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  guint first, last, alive = lyc_timeline_get_n_rows_alive (self->list);

  if (!lyc_timeline_get_visible_range (self->list, &first, &last))
    return;
  first = first > alive ? first - alive : 0;
  for (guint cue = first; cue < MIN (n, last + alive + 1); cue++)
    lyc_transcript_view_update_row (self, cue);
}

/* Returns: whether a row has the focus, and in @cue which */
gboolean
lyc_transcript_view_get_focused_cue (LycTranscriptView *self, guint *cue)
{
  GtkWidget *child = gtk_widget_get_focus_child (GTK_WIDGET (self->list));

  return child != NULL && lyc_timeline_get_position (self->list, child, cue);
}

/* Following */

static void
scroll_to_current (LycTranscriptView *self)
{
  if (self->current >= 0)
    lyc_timeline_jump_to (self->list, (guint) self->current, READING_LINE);
}

void
lyc_transcript_view_set_following (LycTranscriptView *self, gboolean following)
{
  self->following = following;
  gtk_widget_set_visible (GTK_WIDGET (self->follow_button), !following);
}

/* Goes back to what is said now, and stays with it. A focus that was on the button, which goes
 * away, or on a line that is left goes along. */
void
lyc_transcript_view_follow (LycTranscriptView *self)
{
  gboolean inside = gtk_widget_get_focus_child (GTK_WIDGET (self)) != NULL;

  scroll_to_current (self);
  if (inside)
    lyc_timeline_focus_row (self->list, (guint) MAX (self->current, 0));
  lyc_transcript_view_set_following (self, TRUE);
}

/* Tab comes to what is said now while the view follows it. */
static gboolean
focus (GtkWidget *widget, GtkDirectionType direction)
{
  LycTranscriptView *self = LYC_TRANSCRIPT_VIEW (widget);
  guint before, cue;
  gboolean inside = lyc_transcript_view_get_focused_cue (self, &before);

  if (!GTK_WIDGET_CLASS (lyc_transcript_view_parent_class)->focus (widget, direction))
    return FALSE;
  if (!inside && self->following && self->current >= 0
      && lyc_transcript_view_get_focused_cue (self, &cue))
    lyc_timeline_focus_row (self->list, (guint) self->current);
  return TRUE;
}

static void
row_activated_cb (LycTranscriptView *self, guint position)
{
  const LycCue *cue = lyc_cue_list_get (self->cues, position);

  lyc_transcript_view_set_following (self, TRUE);
  g_signal_emit (self, signals[SEEK], 0, cue->start_ms);
}

static void
language_cb (LycTranscriptView *self)
{
  guint chosen = gtk_drop_down_get_selected (self->language);

  if (!self->choosing_language && chosen != GTK_INVALID_LIST_POSITION)
    g_signal_emit (self, signals[LANGUAGE_CHOSEN], 0, chosen);
}

static void
lyc_transcript_view_dispose (GObject *object)
{
  LycTranscriptView *self = LYC_TRANSCRIPT_VIEW (object);

  if (self->box != NULL)
    {
      lyc_timeline_set_model (self->list, NULL);
      gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_TRANSCRIPT_VIEW);
    }
  g_clear_object (&self->items);
  g_clear_pointer (&self->cues, lyc_cue_list_unref);
  g_clear_pointer (&self->matches, g_array_unref);
  g_clear_pointer (&self->lesson_id, g_free);
  g_clear_pointer (&self->asset_id, g_free);
  g_clear_pointer (&self->searched, g_free);
  G_OBJECT_CLASS (lyc_transcript_view_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *klass)
{
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, box);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, stack);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, scroller);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, list);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, follow_button);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, languages);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, language);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, selection_bar);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, quote_button);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, question_button);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, note_button);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, link_button);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, find_bar);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, find_entry);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, find_count);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, find_next);
  gtk_widget_class_bind_template_child (klass, LycTranscriptView, find_before);
  gtk_widget_class_bind_template_callback (klass, row_activated_cb);
  gtk_widget_class_bind_template_callback (klass, lyc_transcript_view_follow);
  gtk_widget_class_bind_template_callback (klass, language_cb);
}

static void
lyc_transcript_view_class_init (LycTranscriptViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_transcript_view_dispose;
  widget_class->focus = focus;
  signals[SEEK] = g_signal_new ("seek", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 1, G_TYPE_INT64);
  signals[LANGUAGE_CHOSEN]
      = g_signal_new ("language-chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                      NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);
  g_type_ensure (LYC_TYPE_TIMELINE);
  g_resources_register (lyc_course_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/course/transcript-view.ui");
  bind_children (widget_class);
  lyc_transcript_view_install_actions (widget_class);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lyc_transcript_view_init (LycTranscriptView *self)
{
  static const LycTimelineFactory factory
      = { .kind = row_kind, .create = create_row, .bind = bind_row, .describe = describe_row };

  gtk_widget_init_template (GTK_WIDGET (self));
  self->current = -1;
  self->following = TRUE;
  self->items = g_list_store_new (LYC_TYPE_TRANSCRIPT_ITEM);
  lyc_timeline_set_label (self->list, _("Transcript"));
  lyc_timeline_set_estimate (self->list, ROW_HEIGHT);
  lyc_timeline_set_factory (self->list, &factory, self, NULL);
  lyc_timeline_set_model (self->list, G_LIST_MODEL (self->items));
  lyc_transcript_view_follow_input (self);
  lyc_transcript_view_connect_selection (self);
  lyc_transcript_view_connect_find (self);
}

/**
 * lyc_transcript_view_new:
 *
 * Returns: (transfer floating): a view without a transcript
 */
GtkWidget *
lyc_transcript_view_new (void)
{
  return g_object_new (LYC_TYPE_TRANSCRIPT_VIEW, NULL);
}

/**
 * lyc_transcript_view_set_place:
 * @self: a view
 * @lesson_id: (nullable): what the words are said in, for what is made of them
 * @asset_id: (nullable): the recording
 */
void
lyc_transcript_view_set_place (LycTranscriptView *self, const char *lesson_id, const char *asset_id)
{
  g_free (self->lesson_id);
  g_free (self->asset_id);
  self->lesson_id = g_strdup (lesson_id);
  self->asset_id = g_strdup (asset_id);
}

static gboolean
is_same_time (LycCueList *one, LycCueList *two)
{
  guint n = lyc_cue_list_get_n (one);
  gboolean same = n == lyc_cue_list_get_n (two);

  for (guint i = 0; i < n && same; i++)
    same = lyc_cue_list_get (one, i)->start_ms == lyc_cue_list_get (two, i)->start_ms;
  return same;
}

/* Other words at the same times: nothing else changes, neither the place nor the focus. */
static void
reword (LycTranscriptView *self, LycCueList *cues)
{
  g_autoptr (LycCueList) old = self->cues;

  self->cues = lyc_cue_list_ref (cues);
  for (guint i = 0; i < lyc_cue_list_get_n (cues); i++)
    {
      g_autoptr (LycTranscriptItem) item = NULL;

      if (g_str_equal (lyc_cue_list_get (cues, i)->text, lyc_cue_list_get (old, i)->text))
        continue;
      item = lyc_transcript_item_new (cues, i);
      g_list_store_splice (self->items, i, 1, (gpointer *) &item, 1);
    }
}

static void
fill (LycTranscriptView *self, LycCueList *cues)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = cues != NULL ? lyc_cue_list_get_n (cues) : 0;

  g_list_store_remove_all (self->items);
  g_clear_pointer (&self->cues, lyc_cue_list_unref);
  self->cues = cues != NULL ? lyc_cue_list_ref (cues) : NULL;
  self->current = -1;
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (items, lyc_transcript_item_new (cues, i));
  g_list_store_splice (self->items, 0, 0, items->pdata, items->len);
  gtk_stack_set_visible_child_name (self->stack, n > 0 ? "cues" : "none");
  lyc_transcript_view_set_following (self, TRUE);
}

/**
 * lyc_transcript_view_set_cues:
 * @self: a view
 * @cues: (nullable): %NULL where there is no transcript
 */
void
lyc_transcript_view_set_cues (LycTranscriptView *self, LycCueList *cues)
{
  LycCueSpan none = { 0 };

  lyc_transcript_view_select (self, &none);
  if (self->cues != NULL && cues != NULL && is_same_time (self->cues, cues))
    reword (self, cues);
  else
    fill (self, cues);
  if (cues == NULL)
    lyc_transcript_view_close_find (self);
  lyc_transcript_view_search_again (self);
}

/**
 * lyc_transcript_view_set_position:
 * @self: a view
 * @position_ms: media time
 *
 * Lights the cue that is said then; scrolls to it only while following.
 */
void
lyc_transcript_view_set_position (LycTranscriptView *self, gint64 position_ms)
{
  int index = self->cues != NULL ? lyc_cue_list_index_at (self->cues, position_ms) : -1;
  int before = self->current;

  if (index == before)
    return;
  self->current = index;
  if (before >= 0)
    lyc_transcript_view_update_row (self, (guint) before);
  if (index < 0)
    return;
  lyc_transcript_view_update_row (self, (guint) index);
  if (self->following)
    scroll_to_current (self);
}

/**
 * lyc_transcript_view_set_languages:
 * @self: a view
 * @labels: (array zero-terminated=1) (nullable): the transcripts that there are, by name
 * @chosen: the one that is shown
 *
 * Offers a choice where there is more than one.
 */
void
lyc_transcript_view_set_languages (LycTranscriptView *self, const char *const *labels, guint chosen)
{
  guint n = labels != NULL ? g_strv_length ((char **) labels) : 0;
  g_autoptr (GtkStringList) names = gtk_string_list_new (n > 1 ? labels : NULL);

  self->choosing_language = TRUE;
  gtk_drop_down_set_model (self->language, G_LIST_MODEL (names));
  if (n > 1)
    gtk_drop_down_set_selected (self->language, chosen);
  gtk_widget_set_visible (GTK_WIDGET (self->languages), n > 1);
  self->choosing_language = FALSE;
}

/**
 * lyc_transcript_view_is_following:
 * @self: a view
 *
 * Returns: whether it goes along with the playback
 */
gboolean
lyc_transcript_view_is_following (LycTranscriptView *self)
{
  return self->following;
}
