/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "suggestion-row.h"

#include <glib/gi18n-lib.h>

#include "kit.h"
#include "markdown.h"
#include "time-text.h"
#include "timecode-chip.h"

struct _LycSuggestionRow
{
  GtkListBoxRow parent_instance;

  LycSearchHit *hit;
};

G_DEFINE_FINAL_TYPE (LycSuggestionRow, lyc_suggestion_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  SOLVED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
lyc_suggestion_row_finalize (GObject *object)
{
  g_clear_pointer (&LYC_SUGGESTION_ROW (object)->hit, lyc_search_hit_unref);
  G_OBJECT_CLASS (lyc_suggestion_row_parent_class)->finalize (object);
}

static void
lyc_suggestion_row_class_init (LycSuggestionRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_suggestion_row_finalize;
  signals[SOLVED] = g_signal_new ("solved", LYC_TYPE_SUGGESTION_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_suggestion_row_init (LycSuggestionRow *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "suggestion-row");
}

static const char *
icon_of (const LycSearchHit *hit)
{
  switch (hit->group)
    {
    case LYC_SEARCH_ARTICLE:
      return "lyceum-knowledge-symbolic";
    case LYC_SEARCH_MOMENT:
      return "lyceum-lesson-symbolic";
    default:
      return "lyceum-discussion-symbolic";
    }
}

/* What was asked names a thread, also where a later post is what fits. */
static char *
dup_title (const LycSearchHit *hit)
{
  g_autofree char *plain = *hit->head != '\0' ? g_strdup (hit->head)
                           : hit->group == LYC_SEARCH_THREAD
                               ? lyc_markdown_to_plain (hit->text, NULL, NULL)
                               : g_strdup (hit->text);

  return g_strdelimit (g_steal_pointer (&plain), "\n\t\r", ' ');
}

static char *
dup_about_thread (const LycSearchHit *hit)
{
  g_autofree char *when
      = lyc_time_text_relative (hit->at_ms, g_get_real_time () / G_TIME_SPAN_MILLISECOND);

  if (!hit->question)
    return g_strjoin (" · ", hit->author, when, NULL);
  return g_strjoin (" · ",
                    hit->answered ? _("Answered") : _("No answer yet"), hit->author, when, NULL);
}

static char *
dup_about (const LycSearchHit *hit)
{
  if (hit->group == LYC_SEARCH_THREAD)
    return dup_about_thread (hit);
  if (hit->group == LYC_SEARCH_ARTICLE)
    return g_strdup (_("Knowledge"));
  return *hit->place != '\0'              ? g_strjoin (" · ", _("Transcript"), hit->place, NULL)
                                          : g_strdup (_("Transcript"));
}

static void
append_label (GtkWidget *box, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_single_line_mode (GTK_LABEL (label), TRUE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
}

static void
append_moment (GtkWidget *box, const LycSearchHit *hit)
{
  g_autofree char *time = lyc_timecode_format (hit->position_ms);
  GtkWidget *label = gtk_label_new (time);

  gtk_widget_add_css_class (label, "timecode-chip");
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), label);
}

static void
solved_cb (LycSuggestionRow *self)
{
  g_signal_emit (self, signals[SOLVED], 0);
}

/* Says it without going there: whoever was there comes back to the same list. */
static void
append_solved (LycSuggestionRow *self, GtkWidget *box, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("object-select-symbolic");
  g_autofree char *name = g_strdup_printf (_("This answers it: %s"), title);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "small-button");
  lyc_kit_set_tooltip (button, _("This answers it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (solved_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
}

static void
fill (LycSuggestionRow *self, const char *title, const char *about)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);

  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icon_of (self->hit)));
  append_label (texts, title, NULL);
  append_label (texts, about, self->hit->answered ? "answered" : "meta");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (box), texts);
  if (self->hit->group == LYC_SEARCH_MOMENT)
    append_moment (box, self->hit);
  append_solved (self, box, title);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

/**
 * lyc_suggestion_row_new:
 * @hit: (transfer none): what it offers; the row keeps a reference
 *
 * Returns: (transfer floating): a row that says it in sight and for screen readers
 */
GtkWidget *
lyc_suggestion_row_new (LycSearchHit *hit)
{
  LycSuggestionRow *self = g_object_new (LYC_TYPE_SUGGESTION_ROW, NULL);
  g_autofree char *title = dup_title (hit);
  g_autofree char *about = dup_about (hit);
  g_autofree char *time
      = hit->group == LYC_SEARCH_MOMENT ? lyc_timecode_format (hit->position_ms) : NULL;
  g_autofree char *name = g_strjoin (", ", title, about, time, NULL);

  self->hit = lyc_search_hit_ref (hit);
  fill (self, title, about);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none): what the row offers */
LycSearchHit *
lyc_suggestion_row_get_hit (LycSuggestionRow *self)
{
  return self->hit;
}
