/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discussion-page-private.h"

#include <glib/gi18n-lib.h>

#include "markdown.h"
#include "moment.h"
#include "timecode-chip.h"

/* Writing: what is asked or shared becomes a thread, tied to the moment that plays. */

#define MAX_TITLE 120

/* The words are those of the first transcript, by which the platform finds them again. */
static gboolean
find_moment (gint64 start_ms, gint64 end_ms, LycAnchor *anchor, gpointer user_data)
{
  LycDiscussionPage *self = user_data;

  if (self->asset_id == NULL || self->scope == LYC_THREADS_OF_COURSE)
    return FALSE;
  if (start_ms < 0)
    start_ms = end_ms = self->position_ms;
  *anchor = (LycAnchor){ .asset_id = self->asset_id,
                         .asset_rev
                         = MAX (1, lyc_record_get_int (LYC_RECORD (self->asset), "revision")),
                         .start_ms = start_ms,
                         .end_ms = MAX (start_ms, end_ms),
                         .confidence = 100,
                         .was_start_ms = start_ms };
  lyc_anchor_text_read (&self->words, self->transcript, anchor->start_ms, anchor->end_ms);
  lyc_anchor_text_lend (&self->words, anchor);
  return TRUE;
}

/* Returns: whether a video is open, and where it is now; the texts are lent until the next call */
gboolean
lyc_discussion_page_get_moment (LycDiscussionPage *self, LycAnchor *anchor)
{
  return find_moment (-1, -1, anchor, self);
}

static void
transcript_of (LycDiscussionPage *self)
{
  const char *id = lyc_asset_get_nth_transcript_ids (self->asset, 0);

  if (self->transcript != NULL
      && g_strcmp0 (lyc_record_get_id (LYC_RECORD (self->transcript)), id) == 0)
    return;
  g_clear_object (&self->transcript);
  if (id != NULL && *id != '\0')
    self->transcript = LYC_TRANSCRIPT (
        lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_TRANSCRIPT, id));
}

/* @asset_id: (nullable): the recording that is open now */
void
lyc_discussion_page_set_asset (LycDiscussionPage *self, const char *asset_id)
{
  if (self->asset != NULL)
    g_signal_handlers_disconnect_by_data (self->asset, self);
  g_clear_object (&self->asset);
  g_clear_object (&self->transcript);
  g_free (self->asset_id);
  self->asset_id = g_strdup (asset_id);
  if (asset_id == NULL)
    return;
  self->asset = LYC_ASSET (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_ASSET, asset_id));
  g_signal_connect_swapped (self->asset, "changed", G_CALLBACK (transcript_of), self);
  transcript_of (self);
}

static char *
make_title (const char *body)
{
  g_autofree char *plain = lyc_markdown_to_plain (body, NULL, NULL);
  glong length = g_utf8_strlen (plain, -1);

  if (length <= MAX_TITLE)
    return g_steal_pointer (&plain);
  {
    g_autofree char *cut = g_utf8_substring (plain, 0, MAX_TITLE - 1);

    return g_strconcat (cut, "…", NULL);
  }
}

static void
submit_cb (LycDiscussionPage *self, const LycWriting *writing)
{
  g_autofree char *title = make_title (writing->body);
  g_autoptr (LycAct) act = NULL;

  if (self->cohort == NULL)
    return;
  act = lyc_act_open_thread (lyc_record_get_id (LYC_RECORD (self->cohort)), self->course_id,
                             self->scope == LYC_THREADS_OF_COURSE ? NULL : self->lesson_id, title,
                             writing);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  lyc_discussion_page_forget_question (self);
}

void
lyc_discussion_page_update_hint (LycDiscussionPage *self)
{
  LycAnchor anchor;
  g_autofree char *time = NULL;
  g_autofree char *hint = NULL;

  if (find_moment (-1, -1, &anchor, self))
    {
      time = lyc_timecode_format (anchor.start_ms);
      hint = g_strdup_printf (_("Ask or share at %s…"), time);
    }
  else
    hint = g_strdup (_("Ask or share…"));
  lyc_composer_set_placeholder (self->composer, hint);
  lyc_composer_refresh_moment (self->composer);
}

void
lyc_discussion_page_update_permission (LycDiscussionPage *self)
{
  static const char *const kinds[] = { "question", "discussion", "idea", "announcement", NULL };
  static const char *const plain[] = { "question", "discussion", "idea", NULL };
  const char *reason = NULL;

  if (self->cohort == NULL)
    reason = _("Open a lesson first.");
  else if (lyc_record_is_loaded (LYC_RECORD (self->cohort))
           && !lyc_cohort_can (self->cohort, "container.create"))
    reason = _("You can read here, not write.");
  lyc_composer_set_reason (self->composer, reason);
  lyc_discussion_page_update_unanswered (self);
  lyc_composer_set_groups (
      self->composer, self->cohort != NULL && lyc_cohort_can (self->cohort, "post.mention_cohort")
                          ? LYC_GROUP_FACILITATORS | LYC_GROUP_COHORT
                          : LYC_GROUP_FACILITATORS);
  lyc_composer_set_kinds (
      self->composer,
      self->cohort != NULL && lyc_cohort_can (self->cohort, "post.announce") ? kinds : plain);
}

void
lyc_discussion_page_connect_composer (LycDiscussionPage *self)
{
  lyc_composer_set_moment_func (self->composer, find_moment, self);
  g_signal_connect_object (self->composer, "submit", G_CALLBACK (submit_cb), self,
                           G_CONNECT_SWAPPED);
}

/**
 * lyc_discussion_page_find_question:
 * @item_id: a question of a quiz
 *
 * Returns: (transfer full) (nullable): the id of the thread about it in which something was said
 * last
 */
char *
lyc_discussion_page_find_question (LycDiscussionPage *self, const char *item_id)
{
  GListModel *threads = G_LIST_MODEL (self->threads);
  g_autoptr (LycContainer) last = NULL;

  for (guint i = 0; threads != NULL && i < g_list_model_get_n_items (threads); i++)
    {
      g_autoptr (LycContainer) thread = g_list_model_get_item (threads, i);
      LycAnchor anchor;

      if (lyc_container_get_anchor (thread, &anchor) && g_strcmp0 (anchor.item_id, item_id) == 0
          && (last == NULL
              || lyc_container_get_last_at (thread) > lyc_container_get_last_at (last)))
        g_set_object (&last, thread);
    }
  return last != NULL ? g_strdup (lyc_record_get_id (LYC_RECORD (last))) : NULL;
}
