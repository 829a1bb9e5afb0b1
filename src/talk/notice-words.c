/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notice-words.h"

#include <glib/gi18n-lib.h>

#include "people.h"

static const struct
{
  const char *reason;
  const char *words;
} sentences[] = {
  { "mention", N_("%s mentioned you") },
  { "team", N_("%s mentioned your team") },
  { "reply", N_("%s replied to you") },
  { "answer", N_("%s answered your question") },
  { "accepted", N_("%s accepted your answer") },
  { "announcement", N_("%s has something to tell everybody") },
  { "assigned", N_("%s gave you a task") },
  { "follow", N_("%s wrote where you follow") },
  { "file", N_("%s wrote about your file") },
  { "moderate", N_("%s asks whether you would moderate") },
  { "moderates", N_("%s moderates from now on") },
  { "moderates_not", N_("%s would rather not moderate") },
};

static const char *
words_for (const char *reason)
{
  for (guint i = 0; i < G_N_ELEMENTS (sentences); i++)
    if (g_str_equal (sentences[i].reason, reason))
      return _(sentences[i].words);
  return _("%s wrote to you");
}

/**
 * lyc_notice_words_dup_reason:
 * @badge_name: (nullable): of the badge that was earned, where that is why
 *
 * Returns: (transfer full): one sentence that says why the notice came, and nothing that anybody
 *   wrote; plain text
 */
char *
lyc_notice_words_dup_reason (LycServices *services, LycNotice *notice, const char *badge_name)
{
  g_autofree char *name = NULL;
  g_autoptr (GString) text = NULL;

  if (badge_name != NULL)
    return g_strdup_printf (_("You earned the badge “%s”"), badge_name);
  name = lyc_people_dup_shown_name (services, lyc_notice_get_actor_id (notice));
  text = g_string_new (words_for (lyc_notice_get_reason (notice)));
  g_string_replace (text, "%s", name, 1);
  return g_strdup (text->str);
}

/* Returns: (transfer full): likewise, with what was written to the person, where that is a line */
char *
lyc_notice_words_dup (LycServices *services, LycNotice *notice, const char *badge_name)
{
  g_autofree char *reason = lyc_notice_words_dup_reason (services, notice, badge_name);

  if (badge_name != NULL || !g_str_has_prefix (lyc_notice_get_reason (notice), "moderate")
      || *lyc_notice_get_words (notice) == '\0')
    return g_steal_pointer (&reason);
  return g_strdup_printf ("%s: %s", reason, lyc_notice_get_words (notice));
}

/**
 * lyc_notice_words_outcome:
 * @outcome: of a report, as the API names it
 *
 * Returns: (transfer none): what became of what this person reported
 */
const char *
lyc_notice_words_outcome (const char *outcome)
{
  if (g_str_equal (outcome, "hidden"))
    return _("The post that you reported was hidden");
  if (g_str_equal (outcome, "warned"))
    return _("The author of the post that you reported was warned");
  if (g_str_equal (outcome, "moved"))
    return _("The post that you reported was moved");
  if (g_str_equal (outcome, "locked"))
    return _("The conversation that you reported was closed");
  if (g_str_equal (outcome, "kept"))
    return _("The post that you reported stays as it is");
  return _("Your report was decided");
}
