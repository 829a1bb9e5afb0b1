/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* One line for several notices: who, where and why of the first few. */

#include "notifier-digest.h"

#include <glib/gi18n-lib.h>

#include "container.h"
#include "notifier-text.h"

/* A desktop shows two lines or three: so many parts, each no longer than that. */
#define MAX_PARTS 3
#define PLACE_CHARS 40
#define PART_CHARS 80

/* Returns: (transfer none): how many of what, a format for @n */
static const char *
format_for (const char *reason, gulong n)
{
  const char *domain = GETTEXT_PACKAGE;

  if (g_str_equal (reason, "mention"))
    return g_dngettext (domain, "%u mention", "%u mentions", n);
  if (g_str_equal (reason, "team"))
    return g_dngettext (domain, "%u mention of your team", "%u mentions of your team", n);
  if (g_str_equal (reason, "reply"))
    return g_dngettext (domain, "%u reply to you", "%u replies to you", n);
  if (g_str_equal (reason, "answer"))
    return g_dngettext (domain, "%u answer to your question", "%u answers to your question", n);
  if (g_str_equal (reason, "announcement"))
    return g_dngettext (domain, "%u announcement", "%u announcements", n);
  if (g_str_equal (reason, "follow"))
    return g_dngettext (domain, "%u post where you follow", "%u posts where you follow", n);
  return g_dngettext (domain, "%u notice", "%u notices", n);
}

static char *
shorten (char *text, glong chars)
{
  g_autofree char *whole = text;
  g_autofree char *start = NULL;

  if (g_utf8_strlen (whole, -1) <= chars)
    return g_steal_pointer (&whole);
  start = g_utf8_substring (whole, 0, chars - 1);
  return g_strconcat (start, "…", NULL);
}

/* A title is something that was written; a cohort's name is not. */
static char *
dup_place (LycServices *services, LycNotice *notice, gboolean with_text)
{
  g_autoptr (LycRecord) container
      = lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_CONTAINER,
                            lyc_notice_get_container_id (notice));
  const char *title = with_text && lyc_record_is_loaded (container)
                          ? lyc_container_get_title (LYC_CONTAINER (container))
                          : "";

  return *title != '\0' ? lyc_notifier_text_without_tags (title)
                        : lyc_notifier_text_dup_cohort (services, notice);
}

static gboolean
are_alike (LycNotice *one, LycNotice *other)
{
  return g_str_equal (lyc_notice_get_reason (one), lyc_notice_get_reason (other))
         && *lyc_notice_get_container_id (one) != '\0'
         && g_str_equal (lyc_notice_get_container_id (one), lyc_notice_get_container_id (other));
}

/* How many are as the one at @at; 0 where an earlier one has said so already. */
static guint
count_alike (GPtrArray *notices, guint at)
{
  guint n = 0;

  for (guint i = 0; i < notices->len; i++)
    if (are_alike (notices->pdata[at], notices->pdata[i]) || i == at)
      {
        if (i < at)
          return 0;
        n++;
      }
  return n;
}

static char *
dup_part (LycServices *services, LycNotice *notice, guint n, gboolean with_text)
{
  g_autofree char *place = NULL;
  g_autoptr (GString) count = NULL;
  g_autofree char *number = g_strdup_printf ("%u", n);

  if (n == 1)
    return shorten (lyc_notifier_text_dup_title (services, notice, with_text), PART_CHARS);
  place = dup_place (services, notice, with_text);
  count = g_string_new (format_for (lyc_notice_get_reason (notice), n));
  g_string_replace (count, "%u", number, 1);
  if (place == NULL || *place == '\0')
    return g_strdup (count->str);
  place = shorten (g_steal_pointer (&place), PLACE_CHARS);
  /* Translators: how many of what, and where, as in "2 mentions in Spring Managers" */
  return g_strdup_printf (_("%s in %s"), count->str, place);
}

static char *
dup_body (LycServices *services, GPtrArray *notices, gboolean with_text)
{
  g_autoptr (GString) body = g_string_new (NULL);
  guint parts = 0, said = 0;

  for (guint i = 0; i < notices->len && parts < MAX_PARTS; i++)
    {
      guint n = count_alike (notices, i);
      g_autofree char *part = n > 0 ? dup_part (services, notices->pdata[i], n, with_text) : NULL;

      if (part == NULL)
        continue;
      g_string_append_printf (body, "%s%s", parts > 0 ? " · " : "", part);
      parts++;
      said += n;
    }
  if (said < notices->len)
    g_string_append_printf (
        body, g_dngettext (GETTEXT_PACKAGE, " · %u more", " · %u more", notices->len - said),
        notices->len - said);
  return g_strdup (body->str);
}

/**
 * lyc_notifier_digest_new:
 * @notices: of #LycNotice, the newest first, whose subjects the store has brought
 * @with_text: whether titles may be said, too
 *
 * Returns: (transfer full): the one line for all of them
 */
LycDesktopNote *
lyc_notifier_digest_new (LycServices *services, GPtrArray *notices, gboolean with_text)
{
  LycDesktopNote *note = g_new0 (LycDesktopNote, 1);

  note->title = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u thing waits for you",
                                              "%u things wait for you", notices->len),
                                 notices->len);
  note->body = dup_body (services, notices, with_text);
  return note;
}
