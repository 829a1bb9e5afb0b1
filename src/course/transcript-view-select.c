/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transcript-view-private.h"

#include <glib/gi18n-lib.h>

/* What becomes of words that are selected. */

/* The platform takes no longer quote. */
#define MAX_QUOTE 500

typedef struct
{
  gint64 start_ms, end_ms;
  const char *cue_id; /* borrowed from the cue */
  char *quote;
} Moment;

static void
moment_clear (Moment *moment)
{
  g_clear_pointer (&moment->quote, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Moment, moment_clear)

static char *
shorten (char *words)
{
  g_autofree char *whole = words, *cut = NULL;

  if (g_utf8_strlen (whole, -1) <= MAX_QUOTE)
    return g_steal_pointer (&whole);
  cut = g_utf8_substring (whole, 0, MAX_QUOTE - 1);
  return g_strconcat (g_strchomp (cut), "…", NULL);
}

/* Without a selection it is the line that has the focus. */
static gboolean
get_moment (LycTranscriptView *self, Moment *moment)
{
  LycCueSpan span = self->span;
  LycCuePlace from, to;
  const LycCue *first;
  guint cue;

  if (self->cues == NULL)
    return FALSE;
  if (!span.any && lyc_transcript_view_get_focused_cue (self, &cue))
    lyc_cue_span_select_cue (&span, self->cues, cue);
  if (!lyc_cue_span_order (&span, self->cues, &from, &to))
    return FALSE;
  first = lyc_cue_list_get (self->cues, from.cue);
  *moment = (Moment){ .start_ms = first->start_ms,
                      .end_ms = lyc_cue_list_get (self->cues, to.cue)->end_ms,
                      .cue_id = first->id != NULL ? first->id : "",
                      .quote = shorten (lyc_cue_span_dup_text (&span, self->cues)) };
  return TRUE;
}

/* The composer has the focus then; the words have become what they were selected for. */
static void
compose (LycTranscriptView *self, const char *how)
{
  LycCueSpan none = { .head = self->span.head };
  g_auto (Moment) moment = { 0 };

  if (self->asset_id == NULL || !get_moment (self, &moment))
    return;
  gtk_widget_activate_action (GTK_WIDGET (self), "win.moment-compose", "(ssxxss)", how,
                              self->asset_id, moment.start_ms, moment.end_ms, moment.cue_id,
                              moment.quote);
  lyc_transcript_view_select (self, &none);
}

static void
quote_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  compose (LYC_TRANSCRIPT_VIEW (widget), "discussion");
}

static void
question_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  compose (LYC_TRANSCRIPT_VIEW (widget), "question");
}

static void
link_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycTranscriptView *self = LYC_TRANSCRIPT_VIEW (widget);
  g_auto (Moment) moment = { 0 };
  g_autofree char *link = NULL;

  if (self->lesson_id == NULL || !get_moment (self, &moment))
    return;
  link = g_strdup_printf ("lyceum:moment/%s/%" G_GINT64_FORMAT, self->lesson_id, moment.start_ms);
  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), link);
  gtk_widget_activate_action (widget, "win.toast", "s", _("The link to the moment is copied."));
}

static void
copy_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_auto (Moment) moment = { 0 };

  if (get_moment (LYC_TRANSCRIPT_VIEW (widget), &moment))
    gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), moment.quote);
}

/* Shows the button of notes where there is somebody who takes them. */
static void
update_note_target (LycTranscriptView *self)
{
  g_auto (Moment) moment = { 0 };

  if (get_moment (self, &moment) && self->lesson_id != NULL && self->asset_id != NULL)
    {
      gtk_actionable_set_action_target (GTK_ACTIONABLE (self->note_button), "(ssxxs)",
                                        self->lesson_id, self->asset_id, moment.start_ms,
                                        moment.end_ms, moment.quote);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (self->note_button), "note.compose");
    }
}

/* The lines that were or are selected are drawn again, whatever lies between. */
static void
show_span (LycTranscriptView *self)
{
  LycCuePlace from, to;
  gboolean any = lyc_cue_span_order (&self->span, self->cues, &from, &to);
  gboolean inside = gtk_widget_get_focus_child (self->selection_bar) != NULL;

  lyc_transcript_view_update_rows (self);
  if (any)
    update_note_target (self);
  else if (inside)
    lyc_timeline_focus_row (self->list, self->span.head.cue);
  gtk_widget_set_visible (self->selection_bar, any);
}

/**
 * lyc_transcript_view_select:
 * @self: a view
 * @span: what is selected from now on
 */
void
lyc_transcript_view_select (LycTranscriptView *self, const LycCueSpan *span)
{
  self->span = *span;
  show_span (self);
}

/**
 * lyc_transcript_view_dup_selection:
 * @self: a view
 *
 * Returns: (transfer full): the words that are selected, as one line; empty if none are
 */
char *
lyc_transcript_view_dup_selection (LycTranscriptView *self)
{
  return lyc_cue_span_dup_text (&self->span, self->cues);
}

void
lyc_transcript_view_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "transcript.quote", NULL, quote_cb);
  gtk_widget_class_install_action (klass, "transcript.ask", NULL, question_cb);
  gtk_widget_class_install_action (klass, "transcript.copy-link", NULL, link_cb);
  gtk_widget_class_install_action (klass, "transcript.copy", NULL, copy_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_c, GDK_CONTROL_MASK, "transcript.copy", NULL);
}

/* The Menu key on a line selects it, and so opens what can be done with it. */
static void
row_menu_cb (LycTranscriptView *self, guint position)
{
  LycCueSpan span = self->span;
  guint from, to;

  if (!lyc_cue_span_in_cue (&span, self->cues, position, &from, &to))
    {
      lyc_cue_span_select_cue (&span, self->cues, position);
      lyc_transcript_view_set_following (self, FALSE);
      lyc_transcript_view_select (self, &span);
    }
  gtk_widget_grab_focus (GTK_WIDGET (self->quote_button));
}

static gboolean
bar_key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
            LycTranscriptView *self)
{
  LycCueSpan none = { .head = self->span.head };

  if (key != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  lyc_transcript_view_select (self, &none);
  return GDK_EVENT_STOP;
}

/**
 * lyc_transcript_view_connect_selection:
 * @self: a view whose widgets are made
 */
void
lyc_transcript_view_connect_selection (LycTranscriptView *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect (keys, "key-pressed", G_CALLBACK (bar_key_cb), self);
  gtk_widget_add_controller (self->selection_bar, keys);
  g_signal_connect_object (self->list, "row-menu", G_CALLBACK (row_menu_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_bind_property (self->note_button, "sensitive", self->note_button, "visible",
                          G_BINDING_SYNC_CREATE);
}
