/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mention-groups.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "user.h"

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

/* Returns: how many people but oneself @groups call */
guint
lyc_mention_groups_count (LycPeople *people, LycGroups called, const char *my_id)
{
  guint count = 0;

  for (guint i = 0; people != NULL && i < g_list_model_get_n_items (G_LIST_MODEL (people)); i++)
    {
      g_autoptr (LycRecord) user = g_list_model_get_item (G_LIST_MODEL (people), i);
      const char *id = lyc_record_get_id (user);
      LycMembership *membership = lyc_people_get_membership (people, id);
      gboolean facilitates
          = membership != NULL && g_str_equal (lyc_membership_get_role (membership), "facilitator");

      count += g_strcmp0 (id, my_id) != 0
               && ((called & LYC_GROUP_COHORT) != 0
                   || ((called & LYC_GROUP_FACILITATORS) != 0 && facilitates));
    }
  return count;
}

/* Returns: (transfer full): the words of the API for @called */
GStrv
lyc_mention_groups_dup_words (LycGroups called)
{
  g_autoptr (GPtrArray) words = g_ptr_array_new ();

  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    if ((called & groups[i].group) != 0)
      g_ptr_array_add (words, g_strdup (groups[i].word));
  g_ptr_array_add (words, NULL);
  return (GStrv) g_ptr_array_steal (words, NULL);
}

/**
 * lyc_mention_groups_dup_reach:
 * @called: what stands in the text
 * @allowed: what may be called here
 *
 * Returns: (transfer full) (nullable): a sentence on how many people the text calls; %NULL where it
 *   calls no group
 */
char *
lyc_mention_groups_dup_reach (LycPeople *people, LycGroups called, LycGroups allowed,
                              const char *my_id)
{
  guint n = lyc_mention_groups_count (people, called & allowed, my_id);

  if (called == LYC_GROUP_NONE)
    return NULL;
  if ((called & allowed) == LYC_GROUP_NONE)
    return g_strdup (_("You cannot call this group here; nobody is told."));
  return g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "This tells %u person.", "This tells %u people.", n), n);
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
