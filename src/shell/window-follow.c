/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How the person follows what they talk in: a place, its course, its cohort. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "acts.h"

#define HALF_HOUR_MS (30 * 60 * 1000)
#define MORNING_HOUR 8

/* The platform's time @span from now; 0 for good. */
static gint64
end_of (LycWindow *self, const char *span)
{
  gint64 now = lyc_session_get_platform_time (lyc_services_get_session (self->services));
  g_autoptr (GDateTime) here = g_date_time_new_now_local ();
  g_autoptr (GDateTime) next = g_date_time_add_days (here, 1);
  g_autoptr (GDateTime) morning = g_date_time_new_local (
      g_date_time_get_year (next), g_date_time_get_month (next),
      g_date_time_get_day_of_month (next), MORNING_HOUR, 0, 0);

  if (g_str_equal (span, "half-hour"))
    return now + HALF_HOUR_MS;
  if (g_str_equal (span, "tomorrow"))
    return now + g_date_time_difference (morning, here) / G_TIME_SPAN_MILLISECOND;
  return 0;
}

/* Returns: (transfer none) (nullable): the id of what the menu is about */
static const char *
target_of (LycWindow *self, const char *what)
{
  if (g_str_equal (what, "thread"))
    return self->discussion != NULL ? lyc_discussion_page_get_thread (self->discussion) : NULL;
  if (g_str_equal (what, "chat"))
    return lyc_chat_page_get_container (self->chat);
  if (g_str_equal (what, "course"))
    return self->shown_course != NULL ? lyc_record_get_id (LYC_RECORD (self->shown_course)) : NULL;
  return self->cohort_id;
}

static LycAct *
new_act (const char *what, const char *id, LycFollowing following, gint64 until)
{
  if (g_str_equal (what, "course"))
    return lyc_act_follow_all (LYC_KIND_COURSE, id, following, until);
  if (g_str_equal (what, "cohort"))
    return lyc_act_follow_all (LYC_KIND_COHORT, id, following, until);
  return lyc_act_follow (id, following, until);
}

static const char *
words_for (LycFollowing following, const char *span)
{
  if (following == LYC_FOLLOWING_FOLLOW)
    return _("You get notice of every post there.");
  if (following == LYC_FOLLOWING_NORMAL)
    return _("You get notice of what concerns you.");
  if (g_str_equal (span, "half-hour"))
    return _("Muted for 30 minutes.");
  return g_str_equal (span, "tomorrow") ? _("Muted until tomorrow.") : _("Muted for good.");
}

static void
follow_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  const char *what, *word, *span, *id;
  LycFollowing following;
  g_autoptr (LycAct) act = NULL;

  g_variant_get (parameter, "(&s&s&s)", &what, &word, &span);
  id = self->services != NULL ? target_of (self, what) : NULL;
  if (id == NULL)
    {
      lyc_window_toast (self, _("Open a thread or a lesson first."));
      return;
    }
  following = lyc_following_from_word (word, 0, 0);
  act = new_act (what, id, following, following == LYC_FOLLOWING_MUTE ? end_of (self, span) : 0);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  lyc_window_toast (self, words_for (following, span));
}

void
lyc_window_install_follow_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.follow", "(sss)", follow_cb);
}

static void
append (GMenu *menu, const char *label, const char *what, const char *word, const char *span)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target (item, "win.follow", "(sss)", what, word, span);
  g_menu_append_item (menu, item);
}

/**
 * lyc_window_append_follow_menu:
 * @label: of the submenu
 * @what: "thread", "chat", "course" or "cohort"
 */
void
lyc_window_append_follow_menu (GMenu *menu, const char *label, const char *what)
{
  g_autoptr (GMenu) choices = g_menu_new ();

  append (choices, _("_Every post"), what, "follow", "");
  append (choices, _("_What concerns me"), what, "normal", "");
  append (choices, _("Mute for _30 minutes"), what, "mute", "half-hour");
  append (choices, _("Mute until _tomorrow"), what, "mute", "tomorrow");
  append (choices, _("_Mute for good"), what, "mute", "");
  g_menu_append_submenu (menu, label, G_MENU_MODEL (choices));
}
