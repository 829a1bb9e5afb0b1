/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mention-teams.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
continues_word (const char *c)
{
  return *c != '\0' && (g_unichar_isalnum (g_utf8_get_char (c)) || *c == '_');
}

/* Returns: what one writes behind an @ to call a team */
const char *
lyc_mention_team_word (void)
{
  /* Translators: what one writes behind an @ to call a team; one word */
  return C_("mention", "team");
}

/* Returns: the bytes of @name where @text begins with it as words by themselves, whatever the
 * capitals; else 0 */
static gsize
begins_with (const char *text, const char *name)
{
  const char *end = text;
  g_autofree char *begin = NULL, *one = NULL, *other = NULL;

  for (const char *c = name; *c != '\0' && *end != '\0'; c = g_utf8_next_char (c))
    end = g_utf8_next_char (end);
  begin = g_strndup (text, (gsize) (end - text));
  one = g_utf8_casefold (begin, -1);
  other = g_utf8_casefold (name, -1);
  return g_str_equal (one, other) && !continues_word (end) ? strlen (begin) : 0;
}

/* The team with the longest name that @text begins with. */
static LycTeam *
find_named (GListModel *teams, const char *text, gsize *length)
{
  g_autoptr (LycTeam) best = NULL;

  *length = 0;
  for (guint i = 0; i < g_list_model_get_n_items (teams); i++)
    {
      g_autoptr (LycTeam) team = g_list_model_get_item (teams, i);
      gsize found = begins_with (text, lyc_team_get_name (team));

      if (found <= *length)
        continue;
      *length = found;
      g_set_object (&best, team);
    }
  return g_steal_pointer (&best);
}

/**
 * lyc_mention_team_at:
 * @people: (nullable): who can be called
 * @at: the @ with which something is called, nothing of a word before it
 * @length: (out): the bytes of the call, with the @
 *
 * Returns: (transfer full) (nullable): the team that is called there
 */
LycTeam *
lyc_mention_team_at (LycPeople *people, const char *at, gsize *length)
{
  GListModel *teams = people != NULL ? lyc_people_get_teams (people) : NULL;
  gsize word = 0, name;
  LycTeam *team;

  if (teams != NULL && *at == '@')
    word = MAX (begins_with (at + 1, "team"), begins_with (at + 1, lyc_mention_team_word ()));
  if (word == 0)
    return NULL;
  *length = 1 + word;
  if (at[*length] != ' ')
    return lyc_people_find_own_team (people);
  team = find_named (teams, at + *length + 1, &name);
  if (team == NULL)
    return lyc_people_find_own_team (people);
  *length += 1 + name;
  return team;
}

static gboolean
may_begin (const char *text, const char *at)
{
  const char *before = g_utf8_find_prev_char (text, at);

  return before == NULL || !(g_unichar_isalnum (g_utf8_get_char (before)) || *before == '_');
}

/* Returns: (transfer full) (element-type LycTeam): the teams that are called in @text, each once */
GPtrArray *
lyc_mention_teams_find (LycPeople *people, const char *text)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);

  for (const char *at = strchr (text, '@'); at != NULL; at = strchr (at + 1, '@'))
    {
      gsize length;
      g_autoptr (LycTeam) team
          = may_begin (text, at) ? lyc_mention_team_at (people, at, &length) : NULL;

      if (team != NULL && !g_ptr_array_find (found, team, NULL))
        g_ptr_array_add (found, g_object_ref (team));
    }
  return found;
}

/* Returns: (transfer full): what calls @team, without the @ */
char *
lyc_mention_team_dup_call (LycTeam *team)
{
  return g_strdup_printf ("%s %s", lyc_mention_team_word (), lyc_team_get_name (team));
}

/* Says in the window of @widget who is in a team. */
void
lyc_mention_team_tell (GtkWidget *widget, LycServices *services, const char *team_id)
{
  g_autoptr (LycRecord) record
      = lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_TEAM, team_id);
  LycTeam *team = LYC_TEAM (record);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *text = NULL;

  for (guint i = 0; i < lyc_team_get_n_member_ids (team); i++)
    {
      g_autofree char *name
          = lyc_people_dup_shown_name (services, lyc_team_get_nth_member_ids (team, i));

      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", name);
    }
  if (*lyc_team_get_name (team) == '\0')
    text = g_strdup (_("This team is no longer there."));
  else if (names->len == 0)
    text = g_strdup (_("Nobody is in this team yet."));
  else
    /* Translators: the name of a team, and those of the people in it */
    text = g_strdup_printf (_("%s: %s"), lyc_team_get_name (team), names->str);
  gtk_widget_activate_action (widget, "win.toast", "s", text);
}
