/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Which part of a long list is in memory, and what of it the platform is still asked for. */

#include "live-results-private.h"

#include "post-window.h"

static void
fetched_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycLiveResults) self = user_data;

  self->fetching--;
  if (g_task_propagate_boolean (G_TASK (result), NULL))
    lyc_live_results_ask_again (self);
  else
    _lyc_live_results_update_state (self);
}

/* Asks the platform once for what is missing there. */
static void
request (LycLiveResults *self, const char *where, gint64 pos)
{
  char *key = g_strdup_printf ("%s %" G_GINT64_FORMAT, where, pos);

  if (!g_hash_table_add (self->asked, key))
    return;
  self->fetching++;
  g_object_ref (self);
  if (!lyc_store_library_fetch (self->library, self->query.key, where, pos, fetched_cb, self))
    {
      self->fetching--;
      g_object_unref (self);
    }
}

/* Positions are dense: a step of more than one, or a post without its body, is fetched. */
static void
fill_gaps (LycLiveResults *self, GPtrArray *rows)
{
  gint64 above = self->query.to == G_MAXINT64 ? 0 : self->query.to + 1;

  if (rows->len == 0 && (self->query.to == G_MAXINT64 || self->query.from > 0))
    request (self, "before", self->query.to == G_MAXINT64 ? 0 : self->query.to + 1);
  for (guint i = rows->len; i > 0; i--)
    {
      const LycRow *row = g_ptr_array_index (rows, i - 1);

      if (row->stub || (above > 0 && above - row->order > 1))
        {
          request (self, "before", row->stub ? row->order + 1 : above);
          return;
        }
      above = row->order;
    }
  if (above > MAX (self->query.from, 1))
    request (self, "before", above);
}

static gboolean
has_gaps (LycLiveResults *self)
{
  return self->query.kind == LYC_KIND_POST && self->query.by == LYC_QUERY_BY_PARENT
         && self->window > 0;
}

/* After the first answer the window has a beginning, and grows from there. */
void
_lyc_live_results_settle (LycLiveResults *self, GPtrArray *rows)
{
  const LycRow *first = rows->len > 0 ? g_ptr_array_index (rows, 0) : NULL;
  gboolean full = self->query.limit > 0 && rows->len >= self->query.limit;

  if (self->window == 0)
    {
      self->reaches_start = TRUE;
      return;
    }
  if (first != NULL && self->query.limit > 0 && (full || has_gaps (self)))
    {
      self->query.from = has_gaps (self) && !full
                             ? MAX (1, first->order - (gint64) (self->window - rows->len))
                             : first->order;
      self->query.limit = 0;
    }
  if (has_gaps (self))
    fill_gaps (self, rows);
  self->reaches_start
      = has_gaps (self)
            ? (first == NULL ? self->fetching == 0 : first->order <= 1 || self->query.from <= 1)
            : !full && self->query.limit > 0;
}

void
lyc_live_results_forget_requests (LycLiveResults *self)
{
  if (!has_gaps (self))
    return;
  g_hash_table_remove_all (self->asked);
  lyc_live_results_ask_again (self);
}

static gint64
last_pos (LycLiveResults *self)
{
  g_autoptr (LycRecord) container
      = lyc_store_library_intern (self->library, LYC_KIND_CONTAINER, self->query.key);

  return lyc_record_is_loaded (container) ? lyc_record_get_int (container, "last_pos") : 0;
}

static LycPostWindow
window_of (LycLiveResults *self)
{
  return (LycPostWindow){ self->query.from, self->query.to };
}

static void
move_window (LycLiveResults *self, LycPostWindow window)
{
  self->query.limit = 0;
  self->query.from = window.from;
  self->query.to = window.to;
  lyc_live_results_ask_again (self);
}

/* Before the first answer a window of posts has no beginning yet. */
static gboolean
has_window (LycLiveResults *self)
{
  return has_gaps (self) && self->query.limit == 0;
}

static void
lyc_live_results_load_older (LycResults *results)
{
  LycLiveResults *self = LYC_LIVE_RESULTS (results);

  if (has_window (self))
    move_window (self, lyc_post_window_older (window_of (self), self->window));
  else if (self->window > 0 && !has_gaps (self) && !self->asking)
    {
      self->query.limit += self->window;
      lyc_live_results_ask_again (self);
    }
}

static void
lyc_live_results_load_newer (LycResults *results)
{
  LycLiveResults *self = LYC_LIVE_RESULTS (results);

  if (has_window (self) && self->query.to != G_MAXINT64)
    move_window (self, lyc_post_window_newer (window_of (self), last_pos (self), self->window));
}

/* Any order beyond the last one means the end. */
static void
lyc_live_results_go_to (LycResults *results, gint64 order)
{
  LycLiveResults *self = LYC_LIVE_RESULTS (results);
  gint64 last = last_pos (self);

  order = MIN (order, last > 0 ? last : G_MAXINT64 - self->window);
  if (!has_gaps (self)
      || (has_window (self) && order >= self->query.from && order <= self->query.to
          && self->answered))
    return;
  move_window (self, lyc_post_window_around (order, last, self->window));
}

static gint64
newest_stored (LycLiveResults *self)
{
  gint64 newest = last_pos (self);

  for (guint i = self->stored->len; i > 0; i--)
    {
      LycRecord *record = g_ptr_array_index (self->stored, i - 1);

      if (lyc_record_is_loaded (record))
        return MAX (newest, lyc_record_get_int (record, "pos"));
    }
  return newest;
}

static void
lyc_live_results_keep (LycResults *results, gint64 first, gint64 last)
{
  LycLiveResults *self = LYC_LIVE_RESULTS (results);
  LycPostWindow window = window_of (self);

  if (has_window (self)
      && lyc_post_window_keep (&window, first, last, newest_stored (self), self->window))
    move_window (self, window);
}

void
_lyc_live_results_init_window (LycResultsClass *klass)
{
  klass->load_older = lyc_live_results_load_older;
  klass->load_newer = lyc_live_results_load_newer;
  klass->go_to = lyc_live_results_go_to;
  klass->keep = lyc_live_results_keep;
}
