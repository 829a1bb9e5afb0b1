/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "send-later.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

/* Asks when something goes: a few usual times, or a day and a time. */

typedef struct
{
  GtkWindow *window;
  GtkCalendar *day;
  GtkSpinButton *hour;
  GtkSpinButton *minute;
  GtkWidget *go;
  GDateTime *presets[LYC_N_LATER];
  char *key;
  LycSendLaterChosen chosen;
  gpointer data;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  for (guint i = 0; i < LYC_N_LATER; i++)
    g_clear_pointer (&asking->presets[i], g_date_time_unref);
  g_free (asking->key);
  g_free (asking);
}

static GDateTime *
at_hour (GDateTime *now, int days, int hour)
{
  g_autoptr (GDateTime) day = g_date_time_add_days (now, days);

  return g_date_time_new (g_date_time_get_timezone (now), g_date_time_get_year (day),
                          g_date_time_get_month (day), g_date_time_get_day_of_month (day), hour, 0,
                          0);
}

/**
 * lyc_send_later_preset:
 * @now: the time here
 *
 * Returns: (transfer full) (nullable): when that is; %NULL where it is over for today
 */
GDateTime *
lyc_send_later_preset (LycLater later, GDateTime *now)
{
  switch (later)
    {
    case LYC_LATER_IN_AN_HOUR: return g_date_time_add_hours (now, 1);
    case LYC_LATER_THIS_EVENING:
      return g_date_time_get_hour (now) < 19 ? at_hour (now, 0, 20) : NULL;
    case LYC_LATER_TOMORROW: return at_hour (now, 1, 9);
    case LYC_LATER_MONDAY: return at_hour (now, 8 - g_date_time_get_day_of_week (now), 9);
    case LYC_N_LATER:
    default: return NULL;
    }
}

static void
choose (Asking *asking, GDateTime *when)
{
  asking->chosen (g_date_time_to_unix (when) * 1000, asking->key, asking->data);
  gtk_window_close (asking->window);
}

static void
preset_cb (GtkWidget *button, Asking *asking)
{
  guint later = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "lyc-later"));

  choose (asking, asking->presets[later]);
}

/* Returns: (transfer full) (nullable): the day and the time that stand there */
static GDateTime *
dup_own (Asking *asking)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (asking->day);

  return g_date_time_new_local (g_date_time_get_year (day), g_date_time_get_month (day),
                                g_date_time_get_day_of_month (day),
                                gtk_spin_button_get_value_as_int (asking->hour),
                                gtk_spin_button_get_value_as_int (asking->minute), 0);
}

static void
own_cb (Asking *asking)
{
  g_autoptr (GDateTime) when = dup_own (asking);

  if (when != NULL)
    choose (asking, when);
}

/* What is over cannot be chosen. */
static void
update_own (Asking *asking)
{
  g_autoptr (GDateTime) when = dup_own (asking);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  gtk_widget_set_sensitive (asking->go, when != NULL && g_date_time_compare (when, now) > 0);
}

static const char *
preset_word (guint later)
{
  static const char *const words[LYC_N_LATER]
      = { N_("In an hour"), N_("This evening"), N_("Tomorrow morning"), N_("Monday morning") };

  return _(words[later]);
}

static GtkWidget *
new_preset (Asking *asking, guint later)
{
  g_autofree char *time = g_date_time_format (asking->presets[later], C_ ("time", "%a %H:%M"));
  g_autofree char *text = g_strdup_printf ("%s · %s", preset_word (later), time);
  GtkWidget *button = gtk_button_new_with_label (text);

  g_object_set_data (G_OBJECT (button), "lyc-later", GUINT_TO_POINTER (later));
  g_signal_connect (button, "clicked", G_CALLBACK (preset_cb), asking);
  return button;
}

static GtkSpinButton *
new_number (Asking *asking, const char *name, double most, int value)
{
  GtkWidget *spin = gtk_spin_button_new_with_range (0, most, 1);

  gtk_spin_button_set_wrap (GTK_SPIN_BUTTON (spin), TRUE);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (spin), value);
  gtk_accessible_update_property (GTK_ACCESSIBLE (spin), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_signal_connect_swapped (spin, "value-changed", G_CALLBACK (update_own), asking);
  return GTK_SPIN_BUTTON (spin);
}

static GtkWidget *
new_own_line (Asking *asking, GDateTime *first)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  asking->go = gtk_button_new_with_label (_("Send then"));
  gtk_widget_add_css_class (asking->go, "suggested-action");
  gtk_widget_set_hexpand (asking->go, TRUE);
  gtk_widget_set_halign (asking->go, GTK_ALIGN_END);
  g_signal_connect_swapped (asking->go, "clicked", G_CALLBACK (own_cb), asking);
  asking->hour = new_number (asking, _("Hour"), 23, g_date_time_get_hour (first));
  asking->minute = new_number (asking, _("Minute"), 59, 0);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (asking->hour));
  gtk_box_append (GTK_BOX (line), gtk_label_new (":"));
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (asking->minute));
  gtk_box_append (GTK_BOX (line), asking->go);
  return line;
}

static GtkWidget *
new_content (Asking *asking)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *note = gtk_label_new (
      _("It is kept on this computer until then. Lyceum has to run at that time; otherwise it is "
        "sent when you next start it."));

  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_label_set_xalign (GTK_LABEL (note), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (note), 36);
  gtk_box_append (GTK_BOX (box), note);
  for (guint i = 0; i < LYC_N_LATER; i++)
    if (asking->presets[i] != NULL)
      gtk_box_append (GTK_BOX (box), new_preset (asking, i));
  asking->day = GTK_CALENDAR (gtk_calendar_new ());
  gtk_calendar_select_day (asking->day, asking->presets[LYC_LATER_TOMORROW]);
  g_signal_connect_swapped (asking->day, "day-selected", G_CALLBACK (update_own), asking);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (asking->day));
  gtk_box_append (GTK_BOX (box), new_own_line (asking, asking->presets[LYC_LATER_TOMORROW]));
  gtk_widget_set_margin_start (box, 16);
  gtk_widget_set_margin_end (box, 16);
  gtk_widget_set_margin_bottom (box, 16);
  return box;
}

/**
 * lyc_send_later_ask:
 * @key: given back with the time
 * @chosen: told when a time is chosen, at most once
 * @data: lives as long as @parent
 *
 * Shows a window over @parent that asks when something goes.
 */
void
lyc_send_later_ask (GtkWindow *parent, const char *key, LycSendLaterChosen chosen, gpointer data)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GtkWidget *window = adw_window_new ();
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkShortcut *close = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                                         gtk_named_action_new ("window.close"));
  GtkEventController *keys = gtk_shortcut_controller_new ();
  Asking *asking = g_new0 (Asking, 1);

  *asking = (Asking){ .window = GTK_WINDOW (window), .key = g_strdup (key), .chosen = chosen,
                      .data = data };
  for (guint i = 0; i < LYC_N_LATER; i++)
    asking->presets[i] = lyc_send_later_preset (i, now);
  g_object_set_data_full (G_OBJECT (window), "lyc-asking", asking, asking_free);
  gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (keys), close);
  gtk_widget_add_controller (window, keys);
  gtk_window_set_title (GTK_WINDOW (window), _("Send Later"));
  gtk_window_set_transient_for (GTK_WINDOW (window), parent);
  gtk_window_set_modal (GTK_WINDOW (window), TRUE);
  gtk_window_set_destroy_with_parent (GTK_WINDOW (window), TRUE);
  gtk_box_append (GTK_BOX (content), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (content), new_content (asking));
  adw_window_set_content (ADW_WINDOW (window), content);
  update_own (asking);
  gtk_window_present (GTK_WINDOW (window));
}
