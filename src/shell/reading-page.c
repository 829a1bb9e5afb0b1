/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reading-page.h"

#include "quiet-row.h"
#include "setting.h"
#include "stacked-row.h"

#include <glib/gi18n-lib.h>

/* Times are offered in steps of so many minutes. */
#define STEP 30
#define N_TIMES (24 * 60 / STEP)
#define FROM_AT_FIRST (22 * 60)
#define UNTIL_AT_FIRST (7 * 60)
#define N_DAYS 7

/**
 * LycReadingPage:
 *
 * When a post counts as read, and when notices wait.
 */
struct _LycReadingPage
{
  AdwPreferencesPage parent_instance;

  LycServices *services;
  LycSettings *settings;
  gboolean showing; /* what changes now is shown, not chosen */

  AdwComboRow *mode;
  GtkSwitch *text;
  LycQuietRow *quiet_row;
  GtkSwitch *quiet;
  AdwComboRow *from;
  AdwComboRow *until;
  AdwPreferencesRow *days_row;
  GtkToggleButton *days[N_DAYS];
};

G_DEFINE_FINAL_TYPE (LycReadingPage, lyc_reading_page, ADW_TYPE_PREFERENCES_PAGE)

static void
show_days (LycReadingPage *self)
{
  guint days = lyc_settings_get_quiet_days (self->settings);

  for (guint i = 0; i < N_DAYS; i++)
    gtk_toggle_button_set_active (self->days[i], (days & (1u << i)) != 0);
}

static void
show_quiet (LycReadingPage *self)
{
  int from = lyc_settings_get_quiet_from (self->settings);
  int until = lyc_settings_get_quiet_until (self->settings);
  gboolean quiet = from >= 0 && until >= 0;

  gtk_switch_set_active (self->quiet, quiet);
  adw_combo_row_set_selected (self->from, (guint) (quiet ? from : FROM_AT_FIRST) / STEP);
  adw_combo_row_set_selected (self->until, (guint) (quiet ? until : UNTIL_AT_FIRST) / STEP);
  gtk_widget_set_sensitive (GTK_WIDGET (self->from), quiet);
  gtk_widget_set_sensitive (GTK_WIDGET (self->until), quiet);
  gtk_widget_set_sensitive (GTK_WIDGET (self->days_row), quiet);
}

static void
show (LycReadingPage *self)
{
  self->showing = TRUE;
  adw_combo_row_set_selected (self->mode, lyc_settings_get_reading_mode (self->settings));
  gtk_switch_set_active (self->text, lyc_settings_get_notice_text (self->settings));
  show_quiet (self);
  show_days (self);
  self->showing = FALSE;
}

static gboolean
is_chosen (LycReadingPage *self)
{
  return self->settings != NULL && !self->showing;
}

static void
mode_cb (LycReadingPage *self)
{
  LycReadingMode mode = (LycReadingMode) adw_combo_row_get_selected (self->mode);

  if (is_chosen (self) && mode != lyc_settings_get_reading_mode (self->settings))
    lyc_setting_set_word (self->services, "reading_mode", lyc_reading_mode_to_word (mode));
}

static void
text_cb (LycReadingPage *self)
{
  if (is_chosen (self))
    lyc_setting_set_flag (self->services, "notice_text", gtk_switch_get_active (self->text));
}

static void
quiet_cb (LycReadingPage *self)
{
  g_autoptr (JsonObject) changes = json_object_new ();

  if (!is_chosen (self))
    return;
  if (gtk_switch_get_active (self->quiet))
    {
      json_object_set_int_member (changes, "quiet_from", FROM_AT_FIRST);
      json_object_set_int_member (changes, "quiet_until", UNTIL_AT_FIRST);
    }
  else
    {
      json_object_set_null_member (changes, "quiet_from");
      json_object_set_null_member (changes, "quiet_until");
    }
  lyc_setting_set (self->services, changes);
}

static void
from_cb (LycReadingPage *self)
{
  if (is_chosen (self))
    lyc_setting_set_number (self->services, "quiet_from",
                            (gint64) adw_combo_row_get_selected (self->from) * STEP);
}

static void
until_cb (LycReadingPage *self)
{
  if (is_chosen (self))
    lyc_setting_set_number (self->services, "quiet_until",
                            (gint64) adw_combo_row_get_selected (self->until) * STEP);
}

static void
day_cb (LycReadingPage *self)
{
  gint64 days = 0;

  for (guint i = 0; i < N_DAYS; i++)
    days |= gtk_toggle_button_get_active (self->days[i]) ? 1 << i : 0;
  if (is_chosen (self))
    lyc_setting_set_number (self->services, "quiet_days", days);
}

/* The locale's way to write the time of day; the day is any without a change of clocks. */
static char *
time_text (guint minute)
{
  g_autoptr (GDateTime) day = g_date_time_new_utc (2026, 1, 5, 0, 0, 0);
  g_autoptr (GDateTime) time = g_date_time_add_minutes (day, (int) minute);

  return g_date_time_format (time, "%H:%M");
}

static void
offer_times (AdwComboRow *row)
{
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  for (guint i = 0; i < N_TIMES; i++)
    gtk_string_list_take (times, time_text (i * STEP));
  adw_combo_row_set_model (row, G_LIST_MODEL (times));
}

static GtkWidget *
new_day (LycReadingPage *self, guint i)
{
  g_autoptr (GDateTime) monday = g_date_time_new_utc (2026, 1, 5, 0, 0, 0);
  g_autoptr (GDateTime) day = g_date_time_add_days (monday, (int) i);
  g_autofree char *abbreviation = g_date_time_format (day, "%a");
  g_autofree char *name = g_date_time_format (day, "%A");
  GtkWidget *button = gtk_toggle_button_new_with_label (abbreviation);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "toggled", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
  self->days[i] = GTK_TOGGLE_BUTTON (button);
  return button;
}

static void
add_days (LycReadingPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < N_DAYS; i++)
    gtk_box_append (GTK_BOX (box), new_day (self, i));
  lyc_stacked_row_fill (self->days_row, box);
}

static void
lyc_reading_page_dispose (GObject *object)
{
  LycReadingPage *self = LYC_READING_PAGE (object);

  g_clear_object (&self->services);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (lyc_reading_page_parent_class)->dispose (object);
}

static void
lyc_reading_page_class_init (LycReadingPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_QUIET_ROW);
  G_OBJECT_CLASS (klass)->dispose = lyc_reading_page_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/shell/reading-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LycReadingPage, mode);
  gtk_widget_class_bind_template_child (widget_class, LycReadingPage, text);
  gtk_widget_class_bind_template_child (widget_class, LycReadingPage, quiet_row);
  gtk_widget_class_bind_template_child (widget_class, LycReadingPage, quiet);
  gtk_widget_class_bind_template_child (widget_class, LycReadingPage, from);
  gtk_widget_class_bind_template_child (widget_class, LycReadingPage, until);
  gtk_widget_class_bind_template_child (widget_class, LycReadingPage, days_row);
  gtk_widget_class_bind_template_callback (widget_class, mode_cb);
  gtk_widget_class_bind_template_callback (widget_class, text_cb);
  gtk_widget_class_bind_template_callback (widget_class, quiet_cb);
  gtk_widget_class_bind_template_callback (widget_class, from_cb);
  gtk_widget_class_bind_template_callback (widget_class, until_cb);
}

static void
lyc_reading_page_init (LycReadingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  offer_times (self->from);
  offer_times (self->until);
  add_days (self);
}

/* Returns: (transfer floating): the page of the preferences about reading and notices */
AdwPreferencesPage *
lyc_reading_page_new (LycServices *services)
{
  LycReadingPage *self = g_object_new (LYC_TYPE_READING_PAGE, NULL);
  LycSettings *settings = lyc_setting_get_all (services);
  g_autoptr (LycQuietTime) time = lyc_quiet_time_new (services);

  self->services = g_object_ref (services);
  lyc_quiet_row_set_time (self->quiet_row, time);
  if (settings == NULL)
    return ADW_PREFERENCES_PAGE (self);
  g_signal_connect_object (settings, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  self->settings = settings;
  show (self);
  return ADW_PREFERENCES_PAGE (self);
}
