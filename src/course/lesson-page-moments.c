/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Where in the recording people talk, over the seek bar. */

#include "lesson-page-private.h"

#include "container.h"
#include "moment-density.h"

/* Threads this near to each other share a dot. */
#define SAME_DOT_MS 2000
/* More dots than this run into each other: a strip says how much is said about each part instead.
 */
#define MOST_DOTS 24

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
  return TRUE;
}

/* Reads the moments twice: counting each thread once, and each post of it. */
static void
read_moments (LycLessonPage *self, GArray *threads, GArray *posts)
{
  GListModel *model = G_LIST_MODEL (self->threads);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycContainer) thread = g_list_model_get_item (model, i);
      LycSeekMoment moment = { .count = 1 };

      if (!read_moment (self, thread, &moment))
        continue;
      g_array_append_val (threads, moment);
      moment.count += (guint) MAX (lyc_container_get_reply_count (thread), 0);
      g_array_append_val (posts, moment);
    }
}

static const LycSeekMoment *
first_of (GArray *moments)
{
  return (const LycSeekMoment *) (void *) moments->data;
}

/* Shows where people talk: a dot for each moment while these are few, and a strip beyond. */
void
lyc_lesson_page_show_moments (LycLessonPage *self)
{
  gint64 duration = self->asset != NULL ? lyc_asset_get_duration_ms (self->asset) : 0;
  g_autoptr (GArray) threads = g_array_new (FALSE, FALSE, sizeof (LycSeekMoment));
  g_autoptr (GArray) posts = g_array_new (FALSE, FALSE, sizeof (LycSeekMoment));
  g_autoptr (GArray) dots = NULL;
  guint counts[LYC_DENSITY_PARTS];

  read_moments (self, threads, posts);
  dots = lyc_moment_density_join (first_of (threads), threads->len, SAME_DOT_MS);
  lyc_moment_density_count (first_of (posts), posts->len, duration, counts, LYC_DENSITY_PARTS);
  lyc_player_view_set_moments (self->player, first_of (dots), dots->len);
  lyc_player_view_set_density (self->player, counts,
                               dots->len > MOST_DOTS && duration > 0 ? LYC_DENSITY_PARTS : 0);
}
