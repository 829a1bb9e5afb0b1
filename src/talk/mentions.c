/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mentions.h"

#include <string.h>

#include "markdown.h"
#include "mention-teams.h"
#include "user.h"

#define MAX_WORD 46 /* bytes: as many as a team's name may have, and what stands before it */
#define MAX_SPACES 6
#define MAX_OFFERED 6

static gboolean
continues_word (const char *c)
{
  return *c != '\0' && (g_unichar_isalnum (g_utf8_get_char (c)) || *c == '_');
}

static gboolean
may_begin (const char *text, const char *at)
{
  const char *before = at > text ? g_utf8_find_prev_char (text, at) : NULL;

  return before == NULL || !(g_unichar_isalnum (g_utf8_get_char (before)) || *before == '[');
}

/* The person with the longest name that stands right behind the @ at @at. */
static LycUser *
find_person (LycPeople *people, const char *at)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (people));
  LycUser *best = NULL;
  gsize best_length = 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycUser) user = g_list_model_get_item (G_LIST_MODEL (people), i);
      const char *name = lyc_user_get_name (user);
      gsize length = strlen (name);

      if (length <= best_length || strncmp (at + 1, name, length) != 0
          || continues_word (at + 1 + length))
        continue;
      best = user; /* the list holds it */
      best_length = length;
    }
  return best;
}

static void
add_id (GPtrArray *ids, const char *id)
{
  for (guint i = 0; i < ids->len; i++)
    if (g_str_equal (g_ptr_array_index (ids, i), id))
      return;
  g_ptr_array_add (ids, g_strdup (id));
}

/* Returns: (transfer full) (nullable): the link for what is called at @at, whose @length it is */
static char *
make_link (LycPeople *people, const char *at, gsize *length, GPtrArray *user_ids)
{
  LycUser *user = find_person (people, at);
  g_autoptr (LycTeam) team = user == NULL ? lyc_mention_team_at (people, at, length) : NULL;
  g_autofree char *call = NULL;

  if (team != NULL)
    {
      call = lyc_mention_team_dup_call (team);
      return lyc_markdown_make_mention (call, LYC_MENTIONED_TEAM,
                                        lyc_record_get_id (LYC_RECORD (team)));
    }
  if (user == NULL)
    return NULL;
  *length = 1 + strlen (lyc_user_get_name (user));
  add_id (user_ids, lyc_record_get_id (LYC_RECORD (user)));
  return lyc_markdown_make_mention (lyc_user_get_name (user), LYC_MENTIONED_PERSON,
                                    lyc_record_get_id (LYC_RECORD (user)));
}

/**
 * lyc_mentions_to_markdown:
 * @people: (nullable): who can be mentioned
 * @user_ids: (element-type utf8): takes the ids of those who are, each once
 *
 * Returns: (transfer full): @text with each "@Name" of a known person, and "@team" of a
 *   team, as a link to them
 */
char *
lyc_mentions_to_markdown (LycPeople *people, const char *text, GPtrArray *user_ids)
{
  GString *out = g_string_new (NULL);

  for (const char *c = text; *c != '\0';)
    {
      g_autofree char *link = NULL;
      gsize length;

      if (*c == '@' && people != NULL && may_begin (text, c))
        link = make_link (people, c, &length, user_ids);
      if (link == NULL)
        {
          const char *next = g_utf8_next_char (c);

          g_string_append_len (out, c, next - c);
          c = next;
          continue;
        }
      g_string_append (out, link);
      c += length;
    }
  return g_string_free (out, FALSE);
}

/* Returns: (transfer full): @text as it was written, for editing */
char *
lyc_mentions_from_markdown (const char *text)
{
  static GRegex *mention;

  if (g_once_init_enter (&mention))
    g_once_init_leave (&mention,
                       g_regex_new ("\\[(@[^\\]]*)\\]\\(lyceum:(?:user|team)/[0-9a-f-]*\\)",
                                    G_REGEX_OPTIMIZE, 0, NULL));
  return g_regex_replace (mention, text, -1, 0, "\\1", 0, NULL);
}

/* A person is found by two words; the name of a team may have more. */
static gboolean
may_have_spaces (const char *call, guint spaces)
{
  g_autofree char *begin = g_strconcat (lyc_mention_team_word (), " ", NULL);

  return spaces <= 1 || g_str_has_prefix (call, begin);
}

/**
 * lyc_mentions_find_word:
 * @cursor: a byte offset into @text
 * @start: (out): where the @ is
 *
 * Returns: whether a mention is being written before the cursor
 */
gboolean
lyc_mentions_find_word (const char *text, gsize cursor, gsize *start)
{
  gsize i = cursor;
  guint spaces = 0;

  while (i > 0 && cursor - i < MAX_WORD)
    {
      i--;
      if (text[i] == '\n' || (text[i] == ' ' && ++spaces > MAX_SPACES))
        return FALSE;
      if (text[i] != '@')
        continue;
      *start = i;
      return may_begin (text, text + i) && (i + 1 == cursor || text[i + 1] != ' ')
             && may_have_spaces (text + i + 1, spaces);
    }
  return FALSE;
}

static gboolean
matches (const char *name, const char *word)
{
  g_autofree char *folded_name = g_utf8_casefold (name, -1);
  g_autofree char *folded_word = g_utf8_casefold (word, -1);

  if (g_str_has_prefix (folded_name, folded_word))
    return !g_str_equal (folded_name, folded_word);
  return strchr (word, ' ') == NULL && g_str_match_string (word, name, TRUE);
}

/* Returns: (transfer full) (element-type LycUser): the first few whom @word can mean, without those
 * whom this person blocked */
GPtrArray *
lyc_mentions_complete (LycPeople *people, const char *word, const char *my_id)
{
  GPtrArray *found = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = people != NULL ? g_list_model_get_n_items (G_LIST_MODEL (people)) : 0;

  for (guint i = 0; i < n && found->len < MAX_OFFERED; i++)
    {
      g_autoptr (LycUser) user = g_list_model_get_item (G_LIST_MODEL (people), i);

      const char *id = lyc_record_get_id (LYC_RECORD (user));

      if (g_strcmp0 (id, my_id) == 0 || lyc_people_has_blocked (people, id))
        continue;
      if (*lyc_user_get_name (user) != '\0' && matches (lyc_user_get_name (user), word))
        g_ptr_array_add (found, g_object_ref (user));
    }
  return found;
}
