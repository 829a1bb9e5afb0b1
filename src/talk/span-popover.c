/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "span-popover.h"

#include <glib/gi18n-lib.h>

#include "kit.h"
#include "timecode-chip.h"

#define DAY_S 86400

struct _LycSpanPopover
{
  GtkPopover parent_instance;

  gint64 start_ms;
  gint64 end_ms;
  gint64 now_ms;
  gboolean filling; /* the numbers change by us */

  GtkWidget *start;
  GtkWidget *end;
  GtkWidget *start_now;
  GtkWidget *end_now;
  GtkWidget *no_end;
};

G_DEFINE_FINAL_TYPE (LycSpanPopover, lyc_span_popover, GTK_TYPE_POPOVER)

enum
{
  SPAN_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
lyc_span_popover_class_init (LycSpanPopoverClass *klass)
{
  signals[SPAN_CHANGED]
      = g_signal_new ("span-changed", LYC_TYPE_SPAN_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                      G_TYPE_NONE, 2, G_TYPE_INT64, G_TYPE_INT64);
}

/* "5:09", "1:02:03" or seconds. */
static int
input_cb (GtkSpinButton *spin, double *value)
{
  g_auto (GStrv) parts = g_strsplit (gtk_editable_get_text (GTK_EDITABLE (spin)), ":", 4);
  gint64 seconds = 0;

  if (parts[0] == NULL)
    return GTK_INPUT_ERROR;
  for (guint i = 0; parts[i] != NULL; i++)
    {
      gint64 part;

      if (i > 2 || !g_ascii_string_to_signed (g_strstrip (parts[i]), 10, 0, DAY_S, &part, NULL))
        return GTK_INPUT_ERROR;
      seconds = 60 * seconds + part;
    }
  *value = (double) seconds;
  return TRUE;
}

static gboolean
output_cb (GtkSpinButton *spin)
{
  g_autofree char *text
      = lyc_timecode_format (1000 * (gint64) gtk_spin_button_get_value_as_int (spin));

  if (g_strcmp0 (text, gtk_editable_get_text (GTK_EDITABLE (spin))) != 0)
    gtk_editable_set_text (GTK_EDITABLE (spin), text);
  return TRUE;
}

static void
show_numbers (LycSpanPopover *self)
{
  self->filling = TRUE;
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->start), (double) (self->start_ms / 1000));
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (self->end), (double) (self->end_ms / 1000));
  self->filling = FALSE;
  gtk_widget_set_sensitive (self->no_end, self->end_ms > self->start_ms);
}

static void
change (LycSpanPopover *self, gint64 start_ms, gint64 end_ms)
{
  lyc_span_popover_set_span (self, start_ms, end_ms);
  g_signal_emit (self, signals[SPAN_CHANGED], 0, self->start_ms, self->end_ms);
}

/* A moment stays one when its start moves; a span keeps its end until the start goes beyond it. */
static void
start_changed_cb (LycSpanPopover *self)
{
  gint64 start = 1000 * (gint64) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->start));

  if (!self->filling && start != self->start_ms / 1000 * 1000)
    change (self, start, self->end_ms > self->start_ms ? self->end_ms : start);
}

static void
end_changed_cb (LycSpanPopover *self)
{
  gint64 end = 1000 * (gint64) gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (self->end));

  if (!self->filling && end != self->end_ms / 1000 * 1000)
    change (self, MIN (self->start_ms, end), end);
}

static void
start_now_cb (LycSpanPopover *self)
{
  change (self, self->now_ms, self->end_ms > self->start_ms ? self->end_ms : self->now_ms);
}

static void
end_now_cb (LycSpanPopover *self)
{
  change (self, MIN (self->start_ms, self->now_ms), self->now_ms);
}

static void
no_end_cb (LycSpanPopover *self)
{
  change (self, self->start_ms, self->start_ms);
}

static GtkWidget *
new_number (LycSpanPopover *self, const char *name, GCallback changed)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, DAY_S, 1);

  /* A colon is no number. */
  gtk_spin_button_set_numeric (GTK_SPIN_BUTTON (spin), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (spin), 7);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect (spin, "input", G_CALLBACK (input_cb), NULL);
  g_signal_connect (spin, "output", G_CALLBACK (output_cb), NULL);
  g_signal_connect_object (spin, "value-changed", changed, self, G_CONNECT_SWAPPED);
  return spin;
}

static GtkWidget *
new_button (LycSpanPopover *self, const char *label, const char *name, GCallback clicked)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  lyc_kit_set_tooltip (button, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_object (button, "clicked", clicked, self, G_CONNECT_SWAPPED);
  return button;
}

static void
add_row (GtkGrid *grid, int row, const char *title, GtkWidget *number, GtkWidget *now)
{
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_grid_attach (grid, label, 0, row, 1, 1);
  gtk_grid_attach (grid, number, 1, row, 1, 1);
  gtk_grid_attach (grid, now, 2, row, 1, 1);
}

static void
lyc_span_popover_init (LycSpanPopover *self)
{
  GtkWidget *grid = gtk_grid_new ();
  /* Translators: where a part of a recording begins. */
  const char *start = C_ ("part of a recording", "From");
  /* Translators: where a part of a recording ends. */
  const char *end = C_ ("part of a recording", "Until");

  gtk_grid_set_row_spacing (GTK_GRID (grid), 6);
  gtk_grid_set_column_spacing (GTK_GRID (grid), 8);
  self->start = new_number (self, start, G_CALLBACK (start_changed_cb));
  self->end = new_number (self, end, G_CALLBACK (end_changed_cb));
  self->start_now
      = new_button (self, "", _("Begin where the video is now"), G_CALLBACK (start_now_cb));
  self->end_now = new_button (self, "", _("End where the video is now"), G_CALLBACK (end_now_cb));
  self->no_end = new_button (self, _("Only a moment"), _("Speak of a moment, not of a part"),
                                                           G_CALLBACK (no_end_cb));
  add_row (GTK_GRID (grid), 0, start, self->start, self->start_now);
  add_row (GTK_GRID (grid), 1, end, self->end, self->end_now);
  gtk_grid_attach (GTK_GRID (grid), self->no_end, 0, 2, 3, 1);
  gtk_popover_set_child (GTK_POPOVER (self), grid);
  gtk_widget_add_css_class (GTK_WIDGET (self), "span-popover");
  lyc_span_popover_set_now (self, 0);
  show_numbers (self);
}

GtkWidget *
lyc_span_popover_new (void)
{
  return g_object_new (LYC_TYPE_SPAN_POPOVER, NULL);
}

/* Shows a span without telling of it; an end before the start counts as none. */
void
lyc_span_popover_set_span (LycSpanPopover *self, gint64 start_ms, gint64 end_ms)
{
  self->start_ms = MAX (start_ms, 0);
  self->end_ms = MAX (self->start_ms, end_ms);
  show_numbers (self);
}

/* Where the recording is. */
void
lyc_span_popover_set_now (LycSpanPopover *self, gint64 now_ms)
{
  g_autofree char *time = lyc_timecode_format (now_ms);
  /* Translators: a button that takes the time at which the recording is. */
  g_autofree char *label = g_strdup_printf (_("Now, %s"), time);

  self->now_ms = now_ms;
  gtk_button_set_label (GTK_BUTTON (self->start_now), label);
  gtk_button_set_label (GTK_BUTTON (self->end_now), label);
}
