/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "profile-page.h"

#include "stacked-row.h"

#include "acts.h"
#include "duty-group.h"
#include "time-zone.h"
#include "user.h"

#include <glib/gi18n-lib.h>

/* Working hours are offered in steps of so many minutes, to midnight. */
#define STEP 30
#define N_TIMES (24 * 60 / STEP + 1)
#define FROM_AT_FIRST (9 * 60)
#define UNTIL_AT_FIRST (17 * 60)
#define N_DAYS 7

/**
 * LycProfilePage:
 *
 * What a person says about themselves on their card.
 */
struct _LycProfilePage
{
  AdwPreferencesPage parent_instance;

  LycServices *services;
  LycUser *me;
  gboolean showing; /* what changes now is shown, not chosen */

  GtkWidget *pronouns;
  GtkWidget *about;
  GtkWidget *tz;
  GtkWidget *works;
  GtkWidget *from;
  GtkWidget *until;
  GtkWidget *days_row;
  GtkWidget *days[N_DAYS];
};

G_DEFINE_FINAL_TYPE (LycProfilePage, lyc_profile_page, ADW_TYPE_PREFERENCES_PAGE)

static void
lyc_profile_page_dispose (GObject *object)
{
  LycProfilePage *self = LYC_PROFILE_PAGE (object);

  g_clear_object (&self->me);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_profile_page_parent_class)->dispose (object);
}

static void
lyc_profile_page_class_init (LycProfilePageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_profile_page_dispose;
}

static void
lyc_profile_page_init (LycProfilePage *self)
{
  adw_preferences_page_set_title (ADW_PREFERENCES_PAGE (self), _("Profile"));
  adw_preferences_page_set_icon_name (ADW_PREFERENCES_PAGE (self), "lyceum-add-person-symbolic");
}

static const char *
my_id (LycProfilePage *self)
{
  return lyc_session_get_user_id (lyc_services_get_session (self->services));
}

static void
change (LycProfilePage *self, JsonObject *changes)
{
  g_autoptr (LycAct) act = lyc_act_edit_me (my_id (self), changes);

  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static void
change_text (LycProfilePage *self, const char *name, GtkWidget *row)
{
  g_autoptr (JsonObject) changes = json_object_new ();

  json_object_set_string_member (changes, name, gtk_editable_get_text (GTK_EDITABLE (row)));
  change (self, changes);
}

static void
change_hours (LycProfilePage *self, gint64 from, gint64 until, gint64 days)
{
  g_autoptr (JsonObject) changes = json_object_new ();

  if (self->showing)
    return;
  json_object_set_int_member (changes, "work_from", from);
  json_object_set_int_member (changes, "work_until", until);
  json_object_set_int_member (changes, "work_days", days);
  change (self, changes);
}

static void
set_text (GtkWidget *row, const char *text)
{
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (row)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (row), text);
}

static void
show_hours (LycProfilePage *self)
{
  LycWorkingHours hours;
  gboolean told;

  lyc_user_get_working_hours (self->me, &hours);
  told = hours.from_min >= 0 && hours.until_min >= 0 && hours.from_min != hours.until_min;
  gtk_switch_set_active (GTK_SWITCH (self->works), told);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->from),
                              (guint) (told ? hours.from_min : FROM_AT_FIRST) / STEP);
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->until),
                              (guint) (told ? hours.until_min : UNTIL_AT_FIRST) / STEP);
  for (guint i = 0; i < N_DAYS; i++)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->days[i]), (hours.days >> i & 1) != 0);
  gtk_widget_set_sensitive (self->from, told);
  gtk_widget_set_sensitive (self->until, told);
  gtk_widget_set_sensitive (self->days_row, told);
}

static void
show (LycProfilePage *self)
{
  self->showing = TRUE;
  set_text (self->pronouns, lyc_user_get_pronouns (self->me));
  set_text (self->about, lyc_user_get_about (self->me));
  set_text (self->tz, lyc_user_get_tz (self->me));
  show_hours (self);
  self->showing = FALSE;
}

static void
pronouns_cb (LycProfilePage *self)
{
  change_text (self, "pronouns", self->pronouns);
}

static void
about_cb (LycProfilePage *self)
{
  change_text (self, "about", self->about);
}

static gboolean
is_zone (const char *name)
{
  g_autoptr (GTimeZone) zone = lyc_time_zone_find (name);

  return *name == '\0' || zone != NULL;
}

/* What is no zone is not sent; it stays, and is marked. */
static void
tz_cb (LycProfilePage *self)
{
  if (!is_zone (gtk_editable_get_text (GTK_EDITABLE (self->tz))))
    {
      gtk_widget_add_css_class (self->tz, "error");
      return;
    }
  gtk_widget_remove_css_class (self->tz, "error");
  change_text (self, "tz", self->tz);
}

static void
this_zone_cb (LycProfilePage *self)
{
  g_autoptr (GTimeZone) here = g_time_zone_new_local ();

  gtk_editable_set_text (GTK_EDITABLE (self->tz), g_time_zone_get_identifier (here));
  tz_cb (self);
}

static gint64
chosen_days (LycProfilePage *self)
{
  gint64 days = 0;

  for (guint i = 0; i < N_DAYS; i++)
    days |= gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[i])) ? 1 << i : 0;
  return days;
}

static void
hours_cb (LycProfilePage *self)
{
  gboolean told = gtk_switch_get_active (GTK_SWITCH (self->works));

  change_hours (
      self, told ? (gint64) adw_combo_row_get_selected (ADW_COMBO_ROW (self->from)) * STEP : -1,
      told ? (gint64) adw_combo_row_get_selected (ADW_COMBO_ROW (self->until)) * STEP : -1,
      chosen_days (self));
}

static GtkWidget *
add_entry (LycProfilePage *self, GtkWidget *group, const char *title, int max,
           void (*callback) (LycProfilePage *))
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_entry_row_set_show_apply_button (ADW_ENTRY_ROW (row), TRUE);
  gtk_text_set_max_length (GTK_TEXT (gtk_editable_get_delegate (GTK_EDITABLE (row))), max);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (row, "apply", G_CALLBACK (callback), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_person (LycProfilePage *self)
{
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *here = gtk_button_new_with_label (_("Use this computer’s"));

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("On your card"));
  self->pronouns = add_entry (self, group, _("Pronouns"), 40, pronouns_cb);
  self->about = add_entry (self, group, _("About you"), 300, about_cb);
  self->tz = add_entry (self, group, _("Time zone, as Europe/Vienna"), 64, tz_cb);
  gtk_widget_set_valign (here, GTK_ALIGN_CENTER);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->tz), here);
  g_signal_connect_object (here, "clicked", G_CALLBACK (this_zone_cb), self, G_CONNECT_SWAPPED);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
}

static GtkWidget *
add_time (LycProfilePage *self, GtkWidget *group, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) times = gtk_string_list_new (NULL);

  for (int i = 0; i < N_TIMES; i++)
    gtk_string_list_take (times, g_strdup_printf ("%02d:%02d", i * STEP / 60, i * STEP % 60));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (times));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  g_signal_connect_object (row, "notify::selected", G_CALLBACK (hours_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
add_days (LycProfilePage *self, GtkWidget *group)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  g_autoptr (GDateTime) monday = g_date_time_new_utc (2026, 1, 5, 0, 0, 0);

  self->days_row = adw_preferences_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->days_row), _("Days"));
  gtk_widget_add_css_class (box, "linked");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  for (guint i = 0; i < N_DAYS; i++)
    {
      g_autoptr (GDateTime) day = g_date_time_add_days (monday, (int) i);
      g_autofree char *abbreviation = g_date_time_format (day, "%a");
      g_autofree char *name = g_date_time_format (day, "%A");

      self->days[i] = gtk_toggle_button_new_with_label (abbreviation);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->days[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      name, -1);
      gtk_box_append (GTK_BOX (box), self->days[i]);
      g_signal_connect_object (self->days[i], "toggled", G_CALLBACK (hours_cb), self,
                               G_CONNECT_SWAPPED);
    }
  lyc_stacked_row_fill (ADW_PREFERENCES_ROW (self->days_row), box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->days_row);
}

static void
add_hours (LycProfilePage *self)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _("Working hours"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group),
                                         _("Your card says whether you work now."));
  self->works = gtk_switch_new ();
  gtk_widget_set_valign (self->works, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->works), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Say when I work"), -1);
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (group), self->works);
  self->from = add_time (self, group, _("From"));
  self->until = add_time (self, group, _("Until"));
  add_days (self, group);
  g_signal_connect_object (self->works, "notify::active", G_CALLBACK (hours_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self), ADW_PREFERENCES_GROUP (group));
}

/* Returns: (transfer floating): the page of the preferences about the person's own card */
AdwPreferencesPage *
lyc_profile_page_new (LycServices *services)
{
  LycProfilePage *self = g_object_new (LYC_TYPE_PROFILE_PAGE, NULL);

  self->services = g_object_ref (services);
  self->me = LYC_USER (
      lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_USER, my_id (self)));
  self->showing = TRUE;
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (self),
                            ADW_PREFERENCES_GROUP (lyc_duty_group_new (services)));
  add_person (self);
  add_hours (self);
  g_signal_connect_object (self->me, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return ADW_PREFERENCES_PAGE (self);
}
