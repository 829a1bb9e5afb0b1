/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "person-words.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "cohort.h"
#include "people.h"

/* Returns: (transfer none): "" for somebody who is not here; never since when */
const char *
lyc_person_words_presence (LycPresence presence)
{
  switch (presence)
    {
    case LYC_PRESENCE_IN_SESSION:
      return _("in a lesson");
    case LYC_PRESENCE_HERE:
      return _("here");
    case LYC_PRESENCE_AWAY:
      return _("away");
    case LYC_PRESENCE_OFFLINE:
    default:
      return "";
    }
}

/* Returns: (transfer full): the first word of the name, for a sentence that names them */
char *
lyc_person_words_first_name (LycUser *user)
{
  const char *name = lyc_user_get_name (user);

  return g_strndup (name, strcspn (name, " "));
}

static char *
dup_clock (gint64 minutes)
{
  return g_strdup_printf ("%02d:%02d", (int) (minutes / 60), (int) (minutes % 60));
}

/**
 * lyc_person_words_hours:
 * @now_ms: milliseconds since the epoch
 *
 * Returns: (transfer full) (nullable): the time where the person is and whether they work then;
 *   %NULL where their zone is not known
 */
char *
lyc_person_words_hours (LycUser *user, gint64 now_ms)
{
  const char *tz = lyc_user_get_tz (user);
  g_autofree char *clock = lyc_working_hours_clock (tz, now_ms);
  g_autofree char *name = lyc_person_words_first_name (user);
  g_autofree char *from = NULL;
  g_autofree char *until = NULL;
  LycWorkingHours hours;

  if (clock == NULL)
    return NULL;
  lyc_user_get_working_hours (user, &hours);
  if (!lyc_working_hours_are_told (&hours))
    /* Translators: a time of day, and the first name of the person for whom it is that late */
    return g_strdup_printf (_("Now %s for %s"), clock, name);
  if (lyc_working_hours_contain (&hours, tz, now_ms))
    return g_strdup_printf (_("Now %s for %s, within working hours"), clock, name);
  from = dup_clock (hours.from_min);
  until = dup_clock (hours.until_min);
  return g_strdup_printf (_("Now %s for %s, who works from %s to %s"), clock, name, from, until);
}

static char *
dup_place (LycServices *services, LycMembership *membership)
{
  g_autoptr (LycCohort) cohort
      = LYC_COHORT (lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_COHORT,
                                        lyc_membership_get_cohort_id (membership)));
  g_autofree char *role = lyc_people_dup_role (services, membership);

  if (role == NULL)
    return g_strdup (lyc_cohort_get_name (cohort));
  /* Translators: a role, and the cohort in which a person has it */
  return g_strdup_printf (_("%s, %s"), role, lyc_cohort_get_name (cohort));
}

/**
 * lyc_person_words_places:
 * @memberships: every membership that is known here
 *
 * Returns: (transfer full): a line for each cohort that is shared, with the person's role there
 */
char *
lyc_person_words_places (LycServices *services, LycResults *memberships, const char *user_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (memberships));
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycMembership) member = g_list_model_get_item (G_LIST_MODEL (memberships), i);
      g_autofree char *place = NULL;

      if (g_strcmp0 (lyc_membership_get_user_id (member), user_id) != 0
          || g_str_equal (lyc_membership_get_state (member), "removed"))
        continue;
      place = dup_place (services, member);
      g_string_append_printf (text, "%s%s", text->len > 0 && *place != '\0' ? "\n" : "", place);
    }
  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* Returns: (transfer none): how somebody who was asked to moderate stands to it; "" for who was
 * not, and for who does: their role says it */
const char *
lyc_person_words_duty (LycMembership *membership)
{
  static const struct
  {
    const char *state;
    const char *words;
  } duties[]
      = { { "invited", N_("asked to moderate") },
          { "declined", N_("declined to moderate") },
          { "paused", N_("pauses moderating") }, { "left", N_("gave up moderating") } };

  for (guint i = 0; i < G_N_ELEMENTS (duties); i++)
    if (g_str_equal (lyc_membership_get_moderates (membership), duties[i].state))
      return _(duties[i].words);
  return "";
}
