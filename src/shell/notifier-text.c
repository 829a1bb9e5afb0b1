/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What a notice says on the desktop. */

#include "notifier-text.h"

#include <glib/gi18n-lib.h>

#include "badge-definition.h"
#include "cohort.h"
#include "container.h"
#include "markdown.h"
#include "membership.h"
#include "notice-words.h"
#include "post.h"

#define EXCERPT_CHARS 200

static LycRecord *
look_up (LycServices *services, LycKind kind, const char *id)
{
  return *id != '\0' ? lyc_library_lookup (lyc_services_get_library (services), kind, id) : NULL;
}

/* Some desktops read a body as markup; no tag of a post may become one there. */
char *
lyc_notifier_text_without_tags (const char *text)
{
  g_autoptr (GString) safe = g_string_new (text);

  g_string_replace (safe, "<", "‹", 0);
  g_string_replace (safe, ">", "›", 0);
  return g_strdup (safe->str);
}

/* Returns: (transfer full): the beginning of what was written */
char *
lyc_notifier_text_dup_body (LycPost *post)
{
  g_autofree char *plain = lyc_markdown_to_plain (lyc_post_get_body (post), NULL, NULL);
  g_autofree char *safe = lyc_notifier_text_without_tags (plain);
  g_autofree char *start = NULL;

  if (g_utf8_strlen (safe, -1) <= EXCERPT_CHARS)
    return g_steal_pointer (&safe);
  start = g_utf8_substring (safe, 0, EXCERPT_CHARS);
  return g_strconcat (start, "…", NULL);
}

static gboolean
can_answer (LycServices *services, LycNotice *notice)
{
  g_autoptr (LycRecord) container
      = look_up (services, LYC_KIND_CONTAINER, lyc_notice_get_container_id (notice));

  return container != NULL && lyc_container_can (LYC_CONTAINER (container), "post.create")
         && *lyc_notice_get_post_id (notice) != '\0';
}

/* @with_text: whether it may say what was written
 *
 * Returns: (transfer full): why it came */
char *
lyc_notifier_text_dup_title (LycServices *services, LycNotice *notice, gboolean with_text)
{
  g_autoptr (LycRecord) badge
      = look_up (services, LYC_KIND_BADGE_CLASS, lyc_notice_get_badge_class_id (notice));
  const char *name
      = badge != NULL ? lyc_badge_definition_get_name (LYC_BADGE_DEFINITION (badge)) : NULL;
  g_autofree char *words = with_text ? lyc_notice_words_dup (services, notice, name)
                                     : lyc_notice_words_dup_reason (services, notice, name);

  return lyc_notifier_text_without_tags (words);
}

/* Returns: (transfer full) (nullable): in which cohort, nothing of what was written there */
char *
lyc_notifier_text_dup_cohort (LycServices *services, LycNotice *notice)
{
  g_autoptr (LycRecord) cohort
      = look_up (services, LYC_KIND_COHORT, lyc_notice_get_cohort_id (notice));

  return cohort != NULL && lyc_record_is_loaded (cohort)
             ? lyc_notifier_text_without_tags (lyc_cohort_get_name (LYC_COHORT (cohort)))
             : NULL;
}

/**
 * lyc_notifier_text_new:
 * @with_text: whether it may say what was written; where not, it says in which cohort
 *
 * Returns: (transfer full): why it came, and a way to answer
 */
LycDesktopNote *
lyc_notifier_text_new (LycServices *services, LycNotice *notice, gboolean with_text)
{
  g_autoptr (LycRecord) post = look_up (services, LYC_KIND_POST, lyc_notice_get_post_id (notice));
  LycDesktopNote *note = g_new0 (LycDesktopNote, 1);

  note->title = lyc_notifier_text_dup_title (services, notice, with_text);
  note->notice_id = g_strdup (lyc_record_get_id (LYC_RECORD (notice)));
  note->answerable = can_answer (services, notice);
  if (!with_text)
    note->body = lyc_notifier_text_dup_cohort (services, notice);
  else if (post != NULL && lyc_record_is_loaded (post))
    note->body = lyc_notifier_text_dup_body (LYC_POST (post));
  return note;
}

/* Whether one who guides the cohort caused the notice. @members: of #LycMembership */
gboolean
lyc_notifier_text_is_from_guide (GListModel *members, LycNotice *notice)
{
  const char *cohort = lyc_notice_get_cohort_id (notice);

  for (guint i = 0; i < g_list_model_get_n_items (members); i++)
    {
      g_autoptr (LycMembership) member = g_list_model_get_item (members, i);

      if (g_str_equal (lyc_membership_get_cohort_id (member), cohort)
          && g_str_equal (lyc_membership_get_user_id (member), lyc_notice_get_actor_id (notice)))
        return g_str_equal (lyc_membership_get_role (member), "facilitator")
               || g_str_equal (lyc_membership_get_role (member), "admin");
    }
  return FALSE;
}

/* Returns: (transfer full) (element-type LycRecord): what the words of a notice are taken from; what
 * is held comes from the store */
GPtrArray *
lyc_notifier_text_list_subjects (LycServices *services, LycNotice *notice)
{
  const struct
  {
    LycKind kind;
    const char *id;
  } wanted[] = { { LYC_KIND_USER, lyc_notice_get_actor_id (notice) },
                 { LYC_KIND_COHORT, lyc_notice_get_cohort_id (notice) },
                 { LYC_KIND_CONTAINER, lyc_notice_get_container_id (notice) },
                 { LYC_KIND_POST, lyc_notice_get_post_id (notice) },
                 { LYC_KIND_BADGE_CLASS, lyc_notice_get_badge_class_id (notice) } };
  GPtrArray *subjects = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < G_N_ELEMENTS (wanted); i++)
    if (*wanted[i].id != '\0')
      g_ptr_array_add (subjects, look_up (services, wanted[i].kind, wanted[i].id));
  return subjects;
}

/* Whether the store has answered about each of them. */
gboolean
lyc_notifier_text_is_ready (GPtrArray *subjects)
{
  for (guint i = 0; i < subjects->len; i++)
    {
      LycRecord *record = g_ptr_array_index (subjects, i);

      if (!lyc_record_is_loaded (record) && !lyc_record_is_gone (record))
        return FALSE;
    }
  return TRUE;
}
