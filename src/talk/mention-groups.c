/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mention-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "mention-teams.h"
#include "user.h"
#include "working-hours.h"

/* As many as the platform takes, and as are offered at once. */
#define MAX_GROUPS 4
#define MAX_OFFERED 5

static const struct
{
  LycGroups group;
  const char *word; /* as in the API */
} groups[] = { { LYC_GROUP_COHORT, "cohort" }, { LYC_GROUP_FACILITATORS, "facilitators" } };

static gboolean
is_in_word (gunichar c)
{
  return g_unichar_isalnum (c) || c == '_';
}

/* Whether "@word" stands in @text by itself: neither in an address nor in a longer word. */
static gboolean
calls (const char *text, const char *word)
{
  g_autofree char *call = g_strconcat ("@", word, NULL);

  for (const char *at = strstr (text, call); at != NULL; at = strstr (at + 1, call))
    {
      const char *before = g_utf8_find_prev_char (text, at);

      if ((before == NULL || !is_in_word (g_utf8_get_char (before)))
          && !is_in_word (g_utf8_get_char (at + strlen (call))))
        return TRUE;
    }
  return FALSE;
}

/* Returns: the groups that are called in @text; by their translated names, too */
LycGroups
lyc_mention_groups_find (const char *text)
{
  /* Translators: what one writes behind an @ to call these people; one word each */
  const char *const own[] = { C_("mention", "cohort"), C_("mention", "facilitators") };
  LycGroups found = LYC_GROUP_NONE;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if (calls (text, groups[i].word) || calls (text, own[i]))
      found |= groups[i].group;
  return found;
}

static gboolean
is_called (LycPeople *people, const char *id, LycGroups called, GPtrArray *teams)
{
  LycMembership *membership = lyc_people_get_membership (people, id);

  if ((called & LYC_GROUP_COHORT) != 0)
    return TRUE;
  if ((called & LYC_GROUP_FACILITATORS) != 0 && membership != NULL
      && g_str_equal (lyc_membership_get_role (membership), "facilitator"))
    return TRUE;
  for (guint i = 0; teams != NULL && i < teams->len; i++)
    if (lyc_team_has_member (g_ptr_array_index (teams, i), id))
      return TRUE;
  return FALSE;
}

/* How many people are called, how many of these told when they work, and how many work now. */
typedef struct
{
  guint all;
  guint told;
  guint working;
} Reach;

static Reach
measure (LycPeople *people, LycGroups called, GPtrArray *teams, const char *my_id)
{
  gint64 now = g_get_real_time () / G_TIME_SPAN_MILLISECOND;
  Reach reach = { 0 };

  for (guint i = 0; people != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (people)); i++)
    {
      g_autoptr (LycUser) user = g_list_model_get_item (G_LIST_MODEL (people), i);
      const char *id = lyc_record_get_id (LYC_RECORD (user));
      LycWorkingHours hours;

      if (g_strcmp0 (id, my_id) == 0 || !is_called (people, id, called, teams))
        continue;
      reach.all++;
      lyc_user_get_working_hours (user, &hours);
      if (!lyc_working_hours_are_told (&hours))
        continue;
      reach.told++;
      reach.working += lyc_working_hours_contain (&hours, lyc_user_get_tz (user), now);
    }
  return reach;
}

/**
 * lyc_mention_groups_count:
 * @teams: (nullable) (element-type LycTeam)
 *
 * Returns: how many people but oneself are called
 */
guint
lyc_mention_groups_count (LycPeople *people, LycGroups called, GPtrArray *teams, const char *my_id)
{
  return measure (people, called, teams, my_id).all;
}

/**
 * lyc_mention_groups_dup_words:
 * @teams: (nullable) (element-type LycTeam)
 *
 * Returns: (transfer full): what the API has for those who are called, as many as it takes
 */
GStrv
lyc_mention_groups_dup_words (LycGroups called, GPtrArray *teams)
{
  g_autoptr (GStrvBuilder) words = g_strv_builder_new ();
  guint n = 0;

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if ((called & groups[i].group) != 0 && n++ < MAX_GROUPS)
      g_strv_builder_add (words, groups[i].word);
  for (guint i = 0; teams != NULL && i < teams->len && n++ < MAX_GROUPS; i++)
    g_strv_builder_add (words, lyc_record_get_id (g_ptr_array_index (teams, i)));
  return g_strv_builder_end (words);
}

static char *
join_names (GPtrArray *teams)
{
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < teams->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            lyc_team_get_name (g_ptr_array_index (teams, i)));
  return g_string_free (names, FALSE);
}

/* Whether "@team" stands there and calls nobody although there are teams. */
static gboolean
misses_team (LycPeople *people, const char *text)
{
  GListModel *teams = people != NULL ? lyc_people_get_teams (people) : NULL;

  return teams != NULL && g_list_model_get_n_items (teams) > 0
         && (calls (text, "team") || calls (text, lyc_mention_team_word ()));
}

static char *
dup_tells (const Reach *reach)
{
  if (reach->told == 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "This tells %u person.", "This tells %u people.", reach->all),
        reach->all);
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "This tells %u person (%u in their working hours).",
                   "This tells %u people (%u in their working hours).", reach->all),
      reach->all, reach->working);
}

/**
 * lyc_mention_groups_dup_reach:
 * @text: what is written
 * @allowed: what may be called here
 *
 * Returns: (transfer full) (nullable): a sentence on how many people the text calls; %NULL where it
 *   calls no group
 */
char *
lyc_mention_groups_dup_reach (LycPeople *people, const char *text, LycGroups allowed,
                              const char *my_id)
{
  LycGroups called = lyc_mention_groups_find (text);
  g_autoptr (GPtrArray) teams = lyc_mention_teams_find (people, text);
  Reach reach = measure (people, called & allowed, teams, my_id);
  g_autofree char *names = join_names (teams);
  g_autofree char *tells = dup_tells (&reach);

  if (teams->len > 0)
    /* Translators: the names of the teams that are called, "This tells 4 people." */
    return g_strdup_printf (_("%s: %s"), names, tells);
  if ((called & allowed) != LYC_GROUP_NONE)
    return g_steal_pointer (&tells);
  if (called != LYC_GROUP_NONE)
    return g_strdup (_("You cannot call this group here; nobody is told."));
  return misses_team (people, text) ? g_strdup (_("You are in no team here; nobody is told."))
                                    : NULL;
}

void
lyc_group_offer_free (LycGroupOffer *offer)
{
  g_free (offer->call);
  g_free (offer->reach);
  g_free (offer);
}

static char *
dup_reaches (const Reach *reach)
{
  if (reach->told == 0)
    return g_strdup_printf (
        g_dngettext (GETTEXT_PACKAGE, "reaches %u person", "reaches %u people", reach->all),
        reach->all);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                       "reaches %u person (%u in their working hours)",
                                       "reaches %u people (%u in their working hours)", reach->all),
                          reach->all, reach->working);
}

static gboolean
is_wanted (GPtrArray *offers, const char *word, const char *call)
{
  g_autofree char *folded = g_utf8_casefold (call, -1);
  g_autofree char *begun = g_utf8_casefold (word, -1);

  return offers->len < MAX_OFFERED && g_str_has_prefix (folded, begun)
         && !g_str_equal (folded, begun);
}

static void
add_offer (GPtrArray *offers, const char *call, const Reach *reach)
{
  LycGroupOffer *offer = g_new0 (LycGroupOffer, 1);

  offer->call = g_strdup (call);
  offer->reach = dup_reaches (reach);
  g_ptr_array_add (offers, offer);
}

static void
offer_team (GPtrArray *offers, LycPeople *people, const char *word, LycTeam *team,
            const char *my_id)
{
  g_autoptr (GPtrArray) one = g_ptr_array_new ();
  g_autofree char *call = lyc_mention_team_dup_call (team);
  Reach reach;

  if (!is_wanted (offers, word, call))
    return;
  g_ptr_array_add (one, team);
  reach = measure (people, LYC_GROUP_NONE, one, my_id);
  add_offer (offers, call, &reach);
}

static void
offer_groups (GPtrArray *offers, LycPeople *people, const char *word, LycGroups allowed,
              const char *my_id)
{
  const char *const own[] = { C_("mention", "cohort"), C_("mention", "facilitators") };

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if ((allowed & groups[i].group) != 0 && is_wanted (offers, word, own[i]))
      {
        Reach reach = measure (people, groups[i].group, NULL, my_id);

        add_offer (offers, own[i], &reach);
      }
}

/**
 * lyc_mention_groups_offer:
 * @word: what is written behind the @
 * @allowed: what may be called here
 *
 * Returns: (transfer full) (element-type LycGroupOffer): the first few groups and teams that @word
 *   can mean, the writer's own team before all
 */
GPtrArray *
lyc_mention_groups_offer (LycPeople *people, const char *word, LycGroups allowed,
                          const char *my_id)
{
  GPtrArray *offers = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_group_offer_free);
  GListModel *teams = lyc_people_get_teams (people);
  g_autoptr (LycTeam) own = lyc_team_find_of (teams, my_id);

  if (own != NULL)
    offer_team (offers, people, word, own, my_id);
  offer_groups (offers, people, word, allowed, my_id);
  for (guint i = 0; teams != NULL && i < g_list_model_get_n_items (teams); i++)
    {
      g_autoptr (LycTeam) team = g_list_model_get_item (teams, i);

      if (team != own)
        offer_team (offers, people, word, team, my_id);
    }
  return offers;
}

/* Everybody of a cohort may call who facilitates it; a direct conversation has no groups. */
LycGroups
lyc_mention_groups_in (LycContainer *container)
{
  if (*lyc_container_get_cohort_id (container) == '\0')
    return LYC_GROUP_NONE;
  return lyc_container_can (container, "post.mention_cohort")
             ? LYC_GROUP_FACILITATORS | LYC_GROUP_COHORT
             : LYC_GROUP_FACILITATORS;
}
