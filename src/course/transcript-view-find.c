/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "transcript-view-private.h"

#include <glib/gi18n-lib.h>

/* Finding words in what is said: count, next and before, and marks in the lines. */

#define MATCH_LINE 0.4

static guint
n_matches (LycTranscriptView *self)
{
  return self->matches != NULL ? self->matches->len : 0;
}

/**
 * lyc_transcript_view_get_matches:
 * @self: a view
 * @cue: a cue
 * @n: (out): how many
 * @current: (out) (nullable): the match that one stands at
 *
 * Returns: (array length=n) (transfer none) (nullable): what was found in @cue
 */
const LycCueMatch *
lyc_transcript_view_get_matches (LycTranscriptView *self, guint cue, guint *n,
                                 const LycCueMatch **current)
{
  guint total = n_matches (self), first;
  const LycCueMatch *matches;

  *n = 0;
  *current = NULL;
  if (total == 0)
    return NULL;
  matches = (const LycCueMatch *) (void *) self->matches->data;
  *current = &matches[MIN (self->match, total - 1)];
  for (first = lyc_cue_search_first_of (self->matches, cue);
       first + *n < total && matches[first + *n].cue == cue; (*n)++)
    ;
  return *n > 0 ? matches + first : NULL;
}

static void
update_count (LycTranscriptView *self)
{
  guint n = n_matches (self);
  gboolean asked = *gtk_editable_get_text (GTK_EDITABLE (self->find_entry)) != '\0';
  g_autofree char *text = NULL;

  if (n > 0)
    /* Translators: which of the places that were found is shown: "3 of 12". */
    text = g_strdup_printf (_("%u of %u"), self->match + 1, n);
  else
    text = g_strdup (asked ? _("Nothing found") : "");
  gtk_label_set_text (self->find_count, text);
  gtk_widget_set_sensitive (GTK_WIDGET (self->find_next), n > 1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->find_before), n > 1);
  if (asked && n == 0)
    gtk_widget_add_css_class (GTK_WIDGET (self->find_entry), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->find_entry), "error");
}

static void
show_match (LycTranscriptView *self, guint match)
{
  self->match = match;
  update_count (self);
  lyc_transcript_view_update_rows (self);
  if (n_matches (self) == 0)
    return;
  lyc_transcript_view_set_following (self, FALSE);
  lyc_timeline_jump_to (self->list, g_array_index (self->matches, LycCueMatch, match).cue,
                        MATCH_LINE);
}

static void
search (LycTranscriptView *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));

  g_clear_pointer (&self->matches, g_array_unref);
  self->matches = lyc_cue_search (self->cues, words);
  g_free (self->searched);
  self->searched = g_strdup (words);
}

/* The first place at or after what is said now; the first of all where none follows. */
static void
changed_cb (LycTranscriptView *self)
{
  guint match;

  if (!gtk_widget_get_visible (self->find_bar))
    return;
  search (self);
  match = lyc_cue_search_first_of (self->matches, (guint) MAX (self->current, 0));
  show_match (self, match < self->matches->len ? match : 0);
}

/* The entry tells of its words a moment after they are typed; a key that follows at once is meant
 * for them. Returns: whether they are searched for only now */
static gboolean
catch_up (LycTranscriptView *self)
{
  const char *words = gtk_editable_get_text (GTK_EDITABLE (self->find_entry));

  if (g_strcmp0 (self->searched, words) == 0)
    return FALSE;
  changed_cb (self);
  return TRUE;
}

static void
next_cb (LycTranscriptView *self)
{
  gboolean late = catch_up (self);
  guint n = n_matches (self);

  if (n > 0 && !late)
    show_match (self, (self->match + 1) % n);
}

static void
before_cb (LycTranscriptView *self)
{
  guint n = n_matches (self);

  if (n > 0)
    show_match (self, (self->match + n - 1) % n);
}

/* Stays in the entry, as everywhere; Escape goes to the line that was found. */
static void
close_cb (LycTranscriptView *self)
{
  guint cue = (guint) MAX (self->current, 0);

  catch_up (self);
  if (n_matches (self) > 0)
    cue = g_array_index (self->matches, LycCueMatch, self->match).cue;
  lyc_timeline_focus_row (self->list, cue);
  lyc_transcript_view_close_find (self);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        LycTranscriptView *self)
{
  if ((key != GDK_KEY_Return && key != GDK_KEY_KP_Enter) || !(state & GDK_SHIFT_MASK))
    return GDK_EVENT_PROPAGATE;
  before_cb (self);
  return GDK_EVENT_STOP;
}

/**
 * lyc_transcript_view_find:
 * @self: a view
 *
 * Opens the search; words of one line that are selected are looked for at once.
 */
void
lyc_transcript_view_find (LycTranscriptView *self)
{
  g_autofree char *words = lyc_transcript_view_dup_selection (self);

  if (self->cues == NULL)
    return;
  gtk_widget_set_visible (self->find_bar, TRUE);
  if (*words != '\0' && self->span.anchor.cue == self->span.head.cue)
    gtk_editable_set_text (GTK_EDITABLE (self->find_entry), words);
  gtk_widget_grab_focus (GTK_WIDGET (self->find_entry));
  gtk_editable_select_region (GTK_EDITABLE (self->find_entry), 0, -1);
}

/* Takes the search and its marks away. */
void
lyc_transcript_view_close_find (LycTranscriptView *self)
{
  gtk_widget_set_visible (self->find_bar, FALSE);
  gtk_editable_set_text (GTK_EDITABLE (self->find_entry), "");
  g_clear_pointer (&self->searched, g_free);
  g_clear_pointer (&self->matches, g_array_unref);
  self->match = 0;
  lyc_transcript_view_update_rows (self);
}

/* The words have changed: what is looked for is looked for in them. */
void
lyc_transcript_view_search_again (LycTranscriptView *self)
{
  if (!gtk_widget_get_visible (self->find_bar))
    return;
  search (self);
  self->match = 0;
  update_count (self);
  lyc_transcript_view_update_rows (self);
}

/**
 * lyc_transcript_view_connect_find:
 * @self: a view whose widgets are made
 */
void
lyc_transcript_view_connect_find (LycTranscriptView *self)
{
  static const struct
  {
    const char *signal;
    GCallback callback;
  } wires[] = {
    { "search-changed", G_CALLBACK (changed_cb) }, { "activate", G_CALLBACK (next_cb) },
    { "next-match", G_CALLBACK (next_cb) },        { "previous-match", G_CALLBACK (before_cb) },
    { "stop-search", G_CALLBACK (close_cb) },
  };
  GtkEventController *keys = gtk_event_controller_key_new ();

  for (guint i = 0; i < G_N_ELEMENTS (wires); i++)
    g_signal_connect_object (self->find_entry, wires[i].signal, wires[i].callback, self,
                             G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_next, "clicked", G_CALLBACK (next_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->find_before, "clicked", G_CALLBACK (before_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->find_entry), keys);
  update_count (self);
}
