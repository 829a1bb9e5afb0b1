/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts.h"
#include "timeline-binding-private.h"

static void arm_read_timeout (LycTimelineBinding *self);

static gboolean
read_timeout_cb (gpointer user_data)
{
  LycTimelineBinding *self = user_data;

  self->read_timeout = 0;
  lyc_timeline_binding_check_read (self);
  return G_SOURCE_REMOVE;
}

static void
arm_read_timeout (LycTimelineBinding *self)
{
  gint64 due = lyc_read_marker_get_due (self->marker);
  gint64 now = self->clock (self->clock_data);

  g_clear_handle_id (&self->read_timeout, g_source_remove);
  if (due > 0)
    self->read_timeout = g_timeout_add ((guint) MAX (due - now, 0) + 10, read_timeout_cb, self);
}

/* Tells the marker what is in view now. */
void
_lyc_timeline_binding_look (LycTimelineBinding *self)
{
  g_autoptr (GArray) seen = g_array_new (FALSE, FALSE, sizeof (gint64));
  guint first, last;

  if (!self->opened || self->timeline == NULL)
    return;
  if (lyc_timeline_get_visible_range (self->timeline, &first, &last))
    for (guint i = first; i <= last; i++)
      {
        g_autoptr (LycTalkItem) item = g_list_model_get_item (G_LIST_MODEL (self->items), i);
        LycPost *post = item != NULL ? lyc_talk_item_get_post (item) : NULL;
        gint64 pos = post != NULL && !lyc_post_is_stub (post) ? lyc_post_get_pos (post) : 0;

        if (pos > 0)
          g_array_append_val (seen, pos);
      }
  lyc_read_marker_show (self->marker, (gint64 *) (void *) seen->data, seen->len, self->attentive,
                        self->clock (self->clock_data));
  arm_read_timeout (self);
}

/* Whether what is in sight counts as read here, as the reader chose it. */
static gboolean
reads_by_itself (LycTimelineBinding *self)
{
  LycReadingMode mode = self->settings != NULL ? lyc_settings_get_reading_mode (self->settings)
                                               : LYC_READING_ON_VIEW;

  if (self->held || mode == LYC_READING_BY_HAND)
    return FALSE;
  return mode == LYC_READING_ON_VIEW
         || !g_str_equal (lyc_container_get_container_kind (self->container), "channel");
}

static LycPost *
nth_post (LycTimelineBinding *self, guint i)
{
  return g_list_model_get_item (G_LIST_MODEL (self->posts), i);
}

/* Whether what is loaded begins where everything before is read. */
static gboolean
joins_what_is_read (LycTimelineBinding *self, gint64 read)
{
  g_autoptr (LycPost) first = nth_post (self, 0);
  const LycLedgerEntry *entry
      = lyc_ledger_get_entry (lyc_services_get_ledger (self->services),
                              lyc_record_get_id (LYC_RECORD (self->container)));

  return first != NULL
         && (lyc_results_is_at_start (self->posts) || lyc_post_get_pos (first) <= read + 1
             || (entry != NULL && entry->count > 0 && lyc_post_get_pos (first) <= entry->first_pos));
}

/* Whether nobody has to have seen the post: the reader wrote it, or there is nothing to see. */
static gboolean
needs_no_sight (LycTimelineBinding *self, LycPost *post)
{
  return lyc_post_is_deleted (post) || lyc_post_is_hidden (post)
         || g_strcmp0 (lyc_post_get_author_id (post),
                       lyc_session_get_user_id (lyc_services_get_session (self->services)))
                == 0;
}

/* How far everything was in view, one after the other, and the last of it for long enough. Who
 * jumps over posts has not read them. */
static gint64
find_read (LycTimelineBinding *self)
{
  gint64 read = lyc_read_state_get_unread_after (self->read_state), best = read;
  guint n = joins_what_is_read (self, read)
                ? g_list_model_get_n_items (G_LIST_MODEL (self->posts))
                : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycPost) post = nth_post (self, i);
      LycSight sight = lyc_read_marker_get_sight (self->marker, lyc_post_get_pos (post));

      if (lyc_post_get_pos (post) <= read)
        continue;
      if (sight == LYC_SIGHT_NONE && !needs_no_sight (self, post))
        break;
      if (sight == LYC_SIGHT_LONG)
        best = lyc_post_get_pos (post);
    }
  return best;
}

/* Says what has been read by now; called by its own timer, and by tests with their own clock. */
void
lyc_timeline_binding_check_read (LycTimelineBinding *self)
{
  gboolean news = lyc_read_marker_take (self->marker, self->clock (self->clock_data));
  gint64 pos = news && reads_by_itself (self) ? find_read (self) : 0;

  if (pos > lyc_read_state_get_unread_after (self->read_state))
    {
      g_autoptr (LycAct) act = lyc_act_read_up_to (self->read_state, pos);

      lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
    }
  arm_read_timeout (self);
}

void
lyc_timeline_binding_set_clock (LycTimelineBinding *self, LycClockFunc clock, gpointer user_data)
{
  self->clock = clock;
  self->clock_data = user_data;
}

/* @attentive: whether the pane has the focus and its window is the active one */
void
lyc_timeline_binding_set_attentive (LycTimelineBinding *self, gboolean attentive)
{
  self->attentive = attentive;
  self->held = self->held && attentive;
  _lyc_timeline_binding_look (self);
}

/* Makes @post and all after it unread again; what is in sight then stays so until the reader has
 * been elsewhere. */
void
lyc_timeline_binding_mark_unread (LycTimelineBinding *self, LycPost *post)
{
  gint64 pos = lyc_post_get_pos (post);
  gint64 last = lyc_container_get_last_pos (self->container);
  g_autoptr (LycAct) act = NULL;

  if (pos <= 0)
    return;
  act = lyc_act_mark_unread (lyc_record_get_id (LYC_RECORD (self->container)), pos);
  self->held = self->attentive;
  lyc_read_marker_free (self->marker);
  self->marker = lyc_read_marker_new ();
  lyc_talk_items_set_unread_after (self->items, pos - 1, (guint) MAX (last - pos + 1, 1));
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static gint64
monotonic_ms (gpointer user_data)
{
  return g_get_monotonic_time () / 1000;
}

void
_lyc_timeline_binding_init_reading (LycTimelineBinding *self)
{
  self->marker = lyc_read_marker_new ();
  self->clock = monotonic_ms;
}
