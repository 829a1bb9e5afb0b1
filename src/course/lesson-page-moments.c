/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Where in the recording people talk, over the seek bar. */

#include "lesson-page-private.h"

#include "container.h"
#include "moment-density.h"

/* Threads this near to each other share a dot. */
#define SAME_DOT_MS 2000

/* What is not surely in the recording any more has no place in it. */
static gboolean
read_moment (LycLessonPage *self, LycContainer *thread, LycSeekMoment *moment)
{
  LycAnchor anchor;

  if (!lyc_container_is_visible (thread) || !lyc_container_get_anchor (thread, &anchor)
      || !lyc_anchor_is_moment (&anchor) || !lyc_anchor_is_sure (&anchor)
      || g_strcmp0 (anchor.asset_id, lyc_lesson_get_asset_id (self->lesson)) != 0)
    return FALSE;
  moment->at_ms = anchor.start_ms;
  moment->count = 1;
  return TRUE;
}

/* Shows where people talk: a dot for each moment. */
void
lyc_lesson_page_show_moments (LycLessonPage *self)
{
  GListModel *model = G_LIST_MODEL (self->threads);
  g_autoptr (GArray) threads = g_array_new (FALSE, FALSE, sizeof (LycSeekMoment));
  g_autoptr (GArray) dots = NULL;
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycContainer) thread = g_list_model_get_item (model, i);
      LycSeekMoment moment;

      if (read_moment (self, thread, &moment))
        g_array_append_val (threads, moment);
    }
  dots = lyc_moment_density_join ((const LycSeekMoment *) (void *) threads->data, threads->len,
                                  SAME_DOT_MS);
  lyc_player_view_set_moments (self->player, (const LycSeekMoment *) (void *) dots->data,
                               dots->len);
}
