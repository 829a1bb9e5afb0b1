/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* How the person follows what they talk in: a place, its course, its cohort. The actions are
 * "follow.thread", "follow.chat", "follow.course" and "follow.cohort"; their state is what is chosen
 * now, brought up to date as a menu opens. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "place-following.h"
#include "until-text.h"

#define HALF_HOUR_MS (30 * 60 * 1000)
#define MORNING_HOUR 8

/* What an action's state is while a mute with an end holds; choosing it changes nothing. */
#define UNTIL "until"

static const char *const whats[] = { "thread", "chat", "course", "cohort" };

static const struct
{
  const char *choice; /* as the action is told */
  const char *label;
} choices[] = { { "follow", N_ ("_Every post") },
                { "normal", N_ ("_What concerns me") },
                { "half-hour", N_ ("Mute for _30 minutes") },
                { "tomorrow", N_ ("Mute until _tomorrow") },
                { "mute", N_ ("_Mute for good") } };

static gint64
platform_time (LycWindow *self)
{
  return lyc_session_get_platform_time (lyc_services_get_session (self->services));
}

/* The platform's time at which a mute that is chosen now ends; 0 for good. */
static gint64
end_of (LycWindow *self, const char *choice)
{
  gint64 here = g_get_real_time () / 1000;

  if (g_str_equal (choice, "half-hour"))
    return platform_time (self) + HALF_HOUR_MS;
  if (g_str_equal (choice, "tomorrow"))
    return platform_time (self) + lyc_until_text_tomorrow (here, MORNING_HOUR) - here;
  return 0;
}

/* Returns: (transfer none) (nullable): the id of what the menu is about */
static const char *
target_of (LycWindow *self, const char *what)
{
  if (self->services == NULL)
    return NULL;
  if (g_str_equal (what, "thread"))
    return self->discussion != NULL ? lyc_discussion_page_get_thread (self->discussion) : NULL;
  if (g_str_equal (what, "chat"))
    return lyc_chat_page_get_container (self->chat);
  if (g_str_equal (what, "course"))
    return self->shown_course != NULL ? lyc_record_get_id (LYC_RECORD (self->shown_course)) : NULL;
  return self->cohort_id;
}

static LycKind
kind_of (const char *what)
{
  if (g_str_equal (what, "course"))
    return LYC_KIND_COURSE;
  return g_str_equal (what, "cohort") ? LYC_KIND_COHORT : LYC_KIND_CONTAINER;
}

/* Returns: (transfer full) (nullable): how what the menu is about is followed now */
static LycPlaceFollowing *
following_of (LycWindow *self, const char *what)
{
  const char *id = target_of (self, what);

  return id != NULL ? lyc_place_following_new (self->services, kind_of (what), id) : NULL;
}

static const char *
state_for (const LycFollowChoice *own)
{
  if (own->following == LYC_FOLLOWING_MUTE)
    return own->mute_until > 0 ? UNTIL : "mute";
  return lyc_following_to_word (own->following);
}

static void
say (LycWindow *self, const LycFollowChoice *chosen)
{
  g_autofree char *words = lyc_follow_choice_dup_words (chosen, platform_time (self));
  g_autofree char *text = words != NULL ? g_strdup_printf ("%s.", words) : NULL;

  if (chosen->following == LYC_FOLLOWING_FOLLOW)
    lyc_window_toast (self, _("You get notice of every post there."));
  else
    lyc_window_toast (self, text != NULL ? text : _("You get notice of what concerns you."));
}

static void
choose (LycWindow *self, const char *what, const char *id, const char *choice)
{
  gboolean mute = !g_str_equal (choice, "follow") && !g_str_equal (choice, "normal");
  LycFollowChoice chosen = { lyc_following_from_word (mute ? "mute" : choice, 0, 0),
                             mute ? end_of (self, choice) : 0, LYC_FOLLOW_LEVEL_PLACE };
  g_autoptr (LycAct) act
      = kind_of (what) == LYC_KIND_CONTAINER
            ? lyc_act_follow (id, chosen.following, chosen.mute_until)
            : lyc_act_follow_all (kind_of (what), id, chosen.following, chosen.mute_until);

  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  say (self, &chosen);
}

static void
activate_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  LycWindow *self = user_data;
  const char *what = g_action_get_name (G_ACTION (action));
  const char *choice = g_variant_get_string (parameter, NULL);
  const char *id = target_of (self, what);

  if (id != NULL && !g_str_equal (choice, UNTIL))
    choose (self, what, id, choice);
}

static void
update_action (LycWindow *self, const char *what, const LycFollowChoice *own)
{
  GSimpleAction *action
      = G_SIMPLE_ACTION (g_action_map_lookup_action (self->follow, what));

  g_simple_action_set_enabled (action, own != NULL);
  g_simple_action_set_state (action,
                             g_variant_new_string (own != NULL ? state_for (own) : ""));
}

void
lyc_window_add_follow_actions (LycWindow *self)
{
  self->follow = G_ACTION_MAP (g_simple_action_group_new ());
  for (guint i = 0; i < G_N_ELEMENTS (whats); i++)
    {
      g_autoptr (GSimpleAction) action = g_simple_action_new_stateful (
          whats[i], G_VARIANT_TYPE_STRING, g_variant_new_string (""));

      g_signal_connect_object (action, "activate", G_CALLBACK (activate_cb), self, 0);
      g_action_map_add_action (self->follow, G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "follow", G_ACTION_GROUP (self->follow));
}

static void
append (GMenu *menu, const char *label, const char *what, const char *choice)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);
  g_autofree char *action = g_strconcat ("follow.", what, NULL);

  g_menu_item_set_action_and_target (item, action, "s", choice);
  g_menu_append_item (menu, item);
}

/* What one gets who chooses nothing for the place itself. */
static char *
dup_normal_label (LycWindow *self, LycPlaceFollowing *following)
{
  LycFollowChoice above = { LYC_FOLLOWING_NORMAL, 0, LYC_FOLLOW_LEVEL_PLACE };
  g_autofree char *words = NULL;

  if (following != NULL)
    lyc_place_following_get_above (following, &above);
  words = lyc_follow_choice_dup_words (&above, self->services != NULL ? platform_time (self) : 0);
  if (words == NULL)
    return g_strdup (_("_What concerns me"));
  if (above.following == LYC_FOLLOWING_MUTE)
    return g_steal_pointer (&words);
  return g_strdup (above.level == LYC_FOLLOW_LEVEL_COURSE ? _("_As the course: every post")
                                                          : _("_As the cohort: every post"));
}

static void
append_choices (LycWindow *self, GMenu *menu, const char *what, LycPlaceFollowing *following)
{
  LycFollowChoice own = { LYC_FOLLOWING_NORMAL, 0, LYC_FOLLOW_LEVEL_PLACE };
  g_autofree char *normal = dup_normal_label (self, following);
  g_autofree char *now = NULL;

  if (following != NULL)
    lyc_place_following_get_own (following, &own);
  update_action (self, what, following != NULL ? &own : NULL);
  if (g_str_equal (state_for (&own), UNTIL))
    now = lyc_place_following_dup_words (following);
  for (guint i = 0; i < G_N_ELEMENTS (choices); i++)
    {
      if (now != NULL && g_str_equal (choices[i].choice, "half-hour"))
        append (menu, now, what, UNTIL);
      append (menu, g_str_equal (choices[i].choice, "normal") ? normal : _(choices[i].label), what,
              choices[i].choice);
    }
}

/**
 * lyc_window_append_follow_menu:
 * @label: of the submenu
 * @what: "thread", "chat", "course" or "cohort"
 *
 * Appends what can be chosen, with a mark at what is chosen now.
 */
void
lyc_window_append_follow_menu (LycWindow *self, GMenu *menu, const char *label, const char *what)
{
  g_autoptr (GMenu) submenu = g_menu_new ();
  g_autoptr (LycPlaceFollowing) following = following_of (self, what);

  append_choices (self, submenu, what, following);
  g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
}
