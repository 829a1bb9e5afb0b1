/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "timecode-chip.h"

#include "kit.h"

#include <glib/gi18n-lib.h>

GtkWidget *
lyc_timecode_chip_new (void)
{
  GtkWidget *chip = gtk_button_new_with_label ("");

  gtk_widget_add_css_class (chip, "flat");
  gtk_widget_add_css_class (chip, "timecode-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  lyc_timecode_chip_set_time (chip, -1);
  return chip;
}

static void
show (GtkWidget *chip, gint64 ms, const char *text, const char *name)
{
  g_object_set_data_full (G_OBJECT (chip), "lyc-timecode", g_memdup2 (&ms, sizeof ms), g_free);
  gtk_button_set_label (GTK_BUTTON (chip), text);
  lyc_kit_set_tooltip (chip, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_visible (chip, ms >= 0);
}

void
lyc_timecode_chip_set_time (GtkWidget *chip, gint64 ms)
{
  lyc_timecode_chip_set_span (chip, ms, ms);
}

void
lyc_timecode_chip_set_span (GtkWidget *chip, gint64 start_ms, gint64 end_ms)
{
  g_autofree char *text = lyc_timecode_format_span (start_ms, end_ms);
  g_autofree char *name = g_strdup_printf (_("Go to %s"), text);

  gtk_widget_remove_css_class (chip, "was");
  show (chip, start_ms, text, name);
}

void
lyc_timecode_chip_set_was (GtkWidget *chip, gint64 ms, const char *why)
{
  g_autofree char *time = lyc_timecode_format (ms);
  /* Translators: where in a recording something was before the recording was changed. */
  g_autofree char *text = g_strdup_printf (_("was at %s"), time);
  g_autofree char *name = g_strdup_printf ("%s. %s", text, why);

  gtk_widget_add_css_class (chip, "was");
  show (chip, ms, text, name);
}

gint64
lyc_timecode_chip_get_time (GtkWidget *chip)
{
  gint64 *ms = g_object_get_data (G_OBJECT (chip), "lyc-timecode");

  return ms ? *ms : -1;
}

char *
lyc_timecode_format (gint64 ms)
{
  gint64 s = MAX (ms, 0) / 1000;

  if (s >= 3600)
    return g_strdup_printf ("%" G_GINT64_FORMAT ":%02d:%02d", s / 3600, (int) (s / 60 % 60),
                            (int) (s % 60));
  return g_strdup_printf ("%d:%02d", (int) (s / 60), (int) (s % 60));
}

char *
lyc_timecode_format_span (gint64 start_ms, gint64 end_ms)
{
  g_autofree char *start = lyc_timecode_format (start_ms);
  g_autofree char *end = lyc_timecode_format (end_ms);

  return g_strcmp0 (start, end) == 0 || end_ms < start_ms ? g_strdup (start)
                                                          : g_strdup_printf ("%s–%s", start, end);
}
