/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom the list behind an @ offers, and which teams are called. */
#include "config.h"

#include "fixture.h"
#include "mention-groups.h"
#include "mention-teams.h"
#include "mentions.h"
#include "user.h"

static char *
offered (LycPeople *people, const char *word)
{
  g_autoptr (GPtrArray) users = lyc_mentions_complete (people, word, FIXTURE_ME);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < users->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            lyc_user_get_name (g_ptr_array_index (users, i)));
  return g_string_free (names, FALSE);
}

static void
test_blocked (void)
{
  static const char *const ids[] = { FIXTURE_ME, FIXTURE_INES, FIXTURE_TOM, NULL };

  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPeople) people = NULL;
  g_autofree char *before = NULL, *blocked = NULL;

  fixture_put (services, "{\"kind\":\"user\",\"id\":\"" FIXTURE_TOM "\",\"name\":\"Ingo Wolf\"}");
  people = lyc_people_new_for_ids (services, ids);
  before = offered (people, "in");
  g_assert_cmpstr (before, ==, "Ines Duarte, Ingo Wolf");
  fixture_put (services, "{\"kind\":\"block\",\"id\":\"" FIXTURE_INES "\"}");
  blocked = offered (people, "in");
  g_assert_cmpstr (blocked, ==, "Ingo Wolf");
}

#define BLUE "0190a000-0000-7000-8000-0000000000f1"
#define WHALES "0190a000-0000-7000-8000-0000000000f2"

static void
put_team (LycServices *services, const char *id, const char *name, const char *members)
{
  g_autofree char *json
      = g_strdup_printf ("{\"kind\":\"team\",\"id\":\"%s\",\"cohort_id\":\"" FIXTURE_COHORT
                         "\",\"name\":\"%s\",\"member_ids\":[%s]}",
                         id, name, members);

  fixture_put (services, json);
}

/* The writer is in Blue with Ines; Tom and Marta are Blue Whales. */
static LycPeople *
with_teams (LycServices *services)
{
  put_team (services, BLUE, "Blue", "\"" FIXTURE_ME "\",\"" FIXTURE_INES "\"");
  put_team (services, WHALES, "Blue Whales", "\"" FIXTURE_TOM "\",\"" FIXTURE_MARTA "\"");
  return lyc_people_new (services, FIXTURE_COHORT);
}

static char *
teams_called (LycPeople *people, const char *text)
{
  g_autoptr (GPtrArray) teams = lyc_mention_teams_find (people, text);
  GString *names = g_string_new (NULL);

  for (guint i = 0; i < teams->len; i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "",
                            lyc_team_get_name (g_ptr_array_index (teams, i)));
  return g_string_free (names, FALSE);
}

static const struct
{
  const char *text;
  const char *teams;
} calls[] = {
  { "@team: help", "Blue" },
  { "help, @team", "Blue" },
  { "(@Team)", "Blue" },
  { "@team Blue", "Blue" },
  { "@team blue?", "Blue" },
  { "@team Blue Whales and @team", "Blue Whales, Blue" },
  { "@team BLUE WHALES", "Blue Whales" },
  { "@team Blues", "Blue" }, /* no such team: the writer's own, and the note below says which */
  { "@team Blue and @team", "Blue" },
  { "@teams", "" },
  { "a@team", "" },
  { "team Blue", "" },
};

static void
test_teams (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPeople) people = with_teams (services);

  for (guint i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      g_autofree char *teams = teams_called (people, calls[i].text);

      g_test_message ("%s", calls[i].text);
      g_assert_cmpstr (teams, ==, calls[i].teams);
    }
}

/* Whoever is in no team calls one by its name alone. */
static void
test_no_team (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPeople) people = with_teams (services);
  g_autofree char *none = NULL, *named = NULL, *note = NULL;

  put_team (services, BLUE, "Blue", "\"" FIXTURE_INES "\"");
  none = teams_called (people, "@team: help");
  g_assert_cmpstr (none, ==, "");
  named = teams_called (people, "@team Blue: help");
  g_assert_cmpstr (named, ==, "Blue");
  note = lyc_mention_groups_dup_reach (people, "@team", LYC_GROUP_FACILITATORS, FIXTURE_ME);
  g_assert_cmpstr (note, ==, "You are in no team here; nobody is told.");
}

/* A team is written by its id, so that it stays the same one under another name. */
static void
test_team_links (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPeople) people = with_teams (services);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *sent = lyc_mentions_to_markdown (people, "@team and @Ines Duarte.", ids);
  g_autofree char *again = lyc_mentions_from_markdown (sent);
  g_autofree char *shown = NULL;

  g_assert_cmpstr (sent, ==,
                   "[@team Blue](lyceum:team/" BLUE ") and [@Ines Duarte](lyceum:user/" FIXTURE_INES
                   ").");
  g_assert_cmpuint (ids->len, ==, 1);
  g_assert_cmpstr (again, ==, "@team Blue and @Ines Duarte.");
  put_team (services, BLUE, "Azure", "");
  shown = lyc_markdown_to_plain (sent, lyc_people_find_mentioned, services);
  g_assert_cmpstr (shown, ==, "@team Azure and @Ines Duarte.");
}

static void
reaches (LycPeople *people, const char *text, const char *note)
{
  g_autofree char *reach
      = lyc_mention_groups_dup_reach (people, text, LYC_GROUP_FACILITATORS, FIXTURE_ME);

  g_assert_cmpstr (reach, ==, note);
}

/* Everybody is counted once, whoever writes not, and the hours are those of who told theirs. */
static void
test_reach (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPeople) people = with_teams (services);

  reaches (people, "@team", "Blue: This tells 1 person.");
  reaches (people, "@team Blue Whales", "Blue Whales: This tells 2 people.");
  reaches (people, "@team Blue Whales, @facilitators", "Blue Whales: This tells 2 people.");
  reaches (people, "@team, @facilitators", "Blue: This tells 2 people.");
  reaches (people, "hello", NULL);
  fixture_put (services, "{\"kind\":\"user\",\"id\":\"" FIXTURE_TOM "\",\"name\":\"Tom Okafor\","
                         "\"tz\":\"UTC\",\"work_from\":0,\"work_until\":1440,\"work_days\":127}");
  reaches (people, "@team Blue Whales",
           "Blue Whales: This tells 2 people (1 in their working hours).");
}

static char *
groups_offered (LycPeople *people, const char *word, LycGroups allowed)
{
  g_autoptr (GPtrArray) offers = lyc_mention_groups_offer (people, word, allowed, FIXTURE_ME);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < offers->len; i++)
    {
      const LycGroupOffer *offer = g_ptr_array_index (offers, i);

      g_string_append_printf (lines, "%s%s: %s", i > 0 ? "; " : "", offer->call, offer->reach);
    }
  return g_string_free (lines, FALSE);
}

static void
offers (LycPeople *people, const char *word, LycGroups allowed, const char *lines)
{
  g_autofree char *offered_lines = groups_offered (people, word, allowed);

  g_assert_cmpstr (offered_lines, ==, lines);
}

static void
test_offer (void)
{
  g_autoptr (LycServices) services = fixture_new ();
  g_autoptr (LycPeople) bare = lyc_people_new (services, FIXTURE_COHORT);
  g_autoptr (LycPeople) people = NULL;

  offers (bare, "te", LYC_GROUP_FACILITATORS, "");
  offers (bare, "fa", LYC_GROUP_FACILITATORS, "facilitators: reaches 1 person");
  offers (bare, "c", LYC_GROUP_FACILITATORS, "");
  offers (bare, "c", LYC_GROUP_COHORT, "cohort: reaches 3 people");
  people = with_teams (services);
  offers (people, "Te", LYC_GROUP_FACILITATORS,
          "team Blue: reaches 1 person; team Blue Whales: reaches 2 people");
  offers (people, "", LYC_GROUP_FACILITATORS,
          "team Blue: reaches 1 person; facilitators: reaches 1 person; team Blue Whales: reaches 2 "
          "people");
  offers (people, "team blue w", LYC_GROUP_FACILITATORS, "team Blue Whales: reaches 2 people");
  offers (people, "team Blue Whales", LYC_GROUP_FACILITATORS, "");
}

/* A team's name may have spaces, those of people are found by two words. */
static void
test_word (void)
{
  gsize start = 0;

  g_assert_true (lyc_mentions_find_word ("Hi @team Blue Whales", 20, &start));
  g_assert_cmpuint (start, ==, 3);
  g_assert_false (lyc_mentions_find_word ("Hi @Ines Duarte wrote", 21, &start));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/talk/mentions/blocked", test_blocked);
  g_test_add_func ("/talk/mentions/teams", test_teams);
  g_test_add_func ("/talk/mentions/no-team", test_no_team);
  g_test_add_func ("/talk/mentions/team-links", test_team_links);
  g_test_add_func ("/talk/mentions/reach", test_reach);
  g_test_add_func ("/talk/mentions/offer", test_offer);
  g_test_add_func ("/talk/mentions/word", test_word);
  return g_test_run ();
}
