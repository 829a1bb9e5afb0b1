/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "composer.h"
#include "timeline-binding-private.h"

#define PAGE 50
/* Further than this many viewports from what is read, posts may go. Twice as far as the timeline
 * asks for more, so that what went is not asked for at once. */
#define KEPT_VIEWPORTS 4

G_DEFINE_FINAL_TYPE (LycTimelineBinding, lyc_timeline_binding, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
forget_wanted (LycTimelineBinding *self)
{
  if (self->wanted != NULL)
    g_signal_handlers_disconnect_by_data (self->wanted, self);
  g_clear_object (&self->wanted);
}

static void
lyc_timeline_binding_dispose (GObject *object)
{
  LycTimelineBinding *self = LYC_TIMELINE_BINDING (object);

  g_clear_handle_id (&self->read_timeout, g_source_remove);
  if (self->timeline != NULL)
    {
      g_signal_handlers_disconnect_by_data (self->timeline, self);
      lyc_timeline_set_model (self->timeline, NULL);
    }
  g_clear_weak_pointer (&self->timeline);
  forget_wanted (self);
  g_clear_object (&self->items);
  g_clear_object (&self->posts);
  g_clear_object (&self->read_state);
  g_clear_object (&self->settings);
  g_clear_object (&self->container);
  g_clear_object (&self->people);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_timeline_binding_parent_class)->dispose (object);
}

static void
lyc_timeline_binding_finalize (GObject *object)
{
  LycTimelineBinding *self = LYC_TIMELINE_BINDING (object);

  lyc_read_marker_free (self->marker);
  G_OBJECT_CLASS (lyc_timeline_binding_parent_class)->finalize (object);
}

static void
get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_STATE)
    g_value_set_int (value, LYC_TIMELINE_BINDING (object)->state);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
lyc_timeline_binding_class_init (LycTimelineBindingClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lyc_timeline_binding_dispose;
  object_class->finalize = lyc_timeline_binding_finalize;
  object_class->get_property = get_property;
  properties[PROP_STATE]
      = g_param_spec_int ("state", NULL, NULL, LYC_BINDING_LOADING, LYC_BINDING_GONE,
                          LYC_BINDING_LOADING, G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lyc_timeline_binding_init (LycTimelineBinding *self)
{
  _lyc_timeline_binding_init_reading (self);
}

static void
set_state (LycTimelineBinding *self, LycBindingState state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

static guint
n_posts (LycTimelineBinding *self)
{
  return g_list_model_get_n_items (G_LIST_MODEL (self->posts));
}

static const LycLedgerEntry *
unread_entry (LycTimelineBinding *self)
{
  return lyc_ledger_get_entry (lyc_services_get_ledger (self->services),
                               lyc_record_get_id (LYC_RECORD (self->container)));
}

/* Whether the first unread post is older than what is loaded; then the window goes there once,
 * unless one post is wanted. */
static gboolean
seek_unread (LycTimelineBinding *self)
{
  const LycLedgerEntry *entry = unread_entry (self);
  g_autoptr (LycPost) first = g_list_model_get_item (G_LIST_MODEL (self->posts), 0);

  if (self->sought || self->wanted != NULL || entry == NULL || entry->count == 0 || first == NULL
      || lyc_results_is_at_start (self->posts) || lyc_post_get_pos (first) <= entry->first_pos)
    return FALSE;
  self->sought = TRUE;
  lyc_results_go_to (self->posts, entry->first_pos);
  return TRUE;
}

static void
open_timeline (LycTimelineBinding *self)
{
  const LycLedgerEntry *entry = unread_entry (self);
  guint position;
  gboolean unread;

  self->opening = TRUE;
  lyc_talk_items_set_unread_after (self->items, lyc_read_state_get_unread_after (self->read_state),
                                   entry != NULL ? entry->count : 0);
  unread = lyc_talk_items_find_unread (self->items, &position);
  lyc_timeline_set_start_at_end (self->timeline, !unread);
  lyc_timeline_set_model (self->timeline, G_LIST_MODEL (self->items));
  if (unread)
    lyc_timeline_jump_to (self->timeline, position, 0.1);
  self->opened = TRUE;
  self->opening = FALSE;
}

static const char *
wanted_id (LycTimelineBinding *self)
{
  return lyc_record_get_id (LYC_RECORD (self->wanted));
}

/* Whether the cursor is where the wanted post is answered or changed; it stays there. */
static gboolean
is_writing_about_wanted (LycTimelineBinding *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self->timeline));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *composer = focus != NULL ? gtk_widget_get_ancestor (focus, LYC_TYPE_COMPOSER) : NULL;

  return composer != NULL && lyc_composer_is_about (LYC_COMPOSER (composer), self->wanted);
}

static void
show_wanted (LycTimelineBinding *self)
{
  gboolean focus = self->wanted != NULL && !is_writing_about_wanted (self);
  guint position;

  if (self->wanted == NULL || !self->opened
      || !lyc_talk_items_find_post (self->items, wanted_id (self), &position))
    return;
  forget_wanted (self);
  lyc_timeline_jump_to (self->timeline, position, 0.3);
  if (focus)
    lyc_timeline_focus_row (self->timeline, position);
}

/* Where the wanted post is may only be known once the store has answered. */
static void
seek_wanted (LycTimelineBinding *self)
{
  guint position;

  if (!lyc_talk_items_find_post (self->items, wanted_id (self), &position)
      && lyc_post_get_pos (self->wanted) > 0)
    lyc_results_go_to (self->posts, lyc_post_get_pos (self->wanted));
  show_wanted (self);
}

/* Whether posts are still on their way, as after the first sign-in: a place found among the first
 * of them would be the wrong one. */
static gboolean
newest_is_coming (LycTimelineBinding *self)
{
  guint n = n_posts (self);
  g_autoptr (LycPost) newest
      = n > 0 ? g_list_model_get_item (G_LIST_MODEL (self->posts), n - 1) : NULL;

  return lyc_session_get_connection (lyc_services_get_session (self->services))
             == LYC_CONNECTION_CATCHING_UP
         && lyc_results_is_at_end (self->posts)
         && (newest == NULL
             || lyc_post_get_pos (newest) < lyc_container_get_last_pos (self->container));
}

static gboolean
knows_what_is_read (LycTimelineBinding *self)
{
  LycRecord *read = LYC_RECORD (self->read_state);

  return lyc_record_is_loaded (read) || lyc_record_is_gone (read);
}

/* Tells the list what is read, so that it lets go of what is far from there. */
static void
keep_near (LycTimelineBinding *self)
{
  gint64 from = 0, to = 0;
  guint first, last;

  if (!self->opened || self->following || self->wanted != NULL
      || !lyc_timeline_get_reach (self->timeline, KEPT_VIEWPORTS, &first, &last))
    return;
  for (guint i = first; i <= last && from == 0; i++)
    from = lyc_talk_items_get_pos (self->items, i);
  for (guint i = last + 1; i > first && to == 0; i--)
    to = lyc_talk_items_get_pos (self->items, i - 1);
  if (lyc_timeline_get_at_end (self->timeline))
    to = G_MAXINT64;
  if (from > 0 && to > 0)
    lyc_results_keep (self->posts, from, to);
}

static void
rows_shown_cb (LycTimelineBinding *self)
{
  if (self->timeline == NULL)
    return;
  keep_near (self);
  _lyc_timeline_binding_look (self);
}

static void
advance (LycTimelineBinding *self)
{
  if (self->timeline == NULL || self->opening)
    return;
  if (lyc_record_is_gone (LYC_RECORD (self->container)))
    {
      set_state (self, LYC_BINDING_GONE);
      return;
    }
  if (!self->opened)
    {
      if (lyc_results_is_loading (self->posts) || !knows_what_is_read (self)
          || newest_is_coming (self) || seek_unread (self))
        return;
      open_timeline (self);
    }
  lyc_timeline_set_goes_on (self->timeline, !lyc_results_is_at_end (self->posts));
  set_state (self, n_posts (self) > 0 ? LYC_BINDING_SHOWN : LYC_BINDING_EMPTY);
  show_wanted (self);
  if (self->following && lyc_results_is_at_end (self->posts))
    {
      self->following = FALSE;
      lyc_timeline_jump_to_end (self->timeline);
    }
  rows_shown_cb (self);
}

static void
older_cb (LycTimelineBinding *self)
{
  lyc_results_load_older (self->posts);
}

static void
newer_cb (LycTimelineBinding *self)
{
  lyc_results_load_newer (self->posts);
}

static void
connect_all (LycTimelineBinding *self)
{
  _lyc_timeline_binding_set_factory (self);
  g_signal_connect_object (self->timeline, "request-older", G_CALLBACK (older_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "request-newer", G_CALLBACK (newer_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "rows-shown", G_CALLBACK (rows_shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->posts, "notify", G_CALLBACK (advance), self, G_CONNECT_SWAPPED);
  /* After the timeline has heard of the change: positions mean the same to both then. */
  g_signal_connect_object (self->items, "items-changed", G_CALLBACK (advance), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (self->read_state, "changed", G_CALLBACK (advance), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->container, "changed", G_CALLBACK (advance), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_session (self->services), "notify::connection",
                           G_CALLBACK (advance), self, G_CONNECT_SWAPPED);
}

/**
 * lyc_timeline_binding_new:
 * @timeline: filled from now on, until the binding is gone
 * @people: (nullable): for role chips
 */
LycTimelineBinding *
lyc_timeline_binding_new (LycServices *services, LycTimeline *timeline, LycPostRowVariant variant,
                          LycContainer *container, LycPeople *people)
{
  LycTimelineBinding *self = g_object_new (LYC_TYPE_TIMELINE_BINDING, NULL);
  LycLibrary *library = lyc_services_get_library (services);
  const char *id = lyc_record_get_id (LYC_RECORD (container));
  const LycQuery query = { LYC_KIND_POST, LYC_QUERY_BY_PARENT, id, FALSE, PAGE };

  self->services = g_object_ref (services);
  g_set_weak_pointer (&self->timeline, timeline);
  self->variant = variant;
  self->container = g_object_ref (container);
  self->people = people != NULL ? g_object_ref (people) : NULL;
  self->posts = lyc_library_query (library, &query);
  self->items = lyc_talk_items_new (G_LIST_MODEL (self->posts),
                                    lyc_session_get_user_id (lyc_services_get_session (services)));
  self->read_state = LYC_READ_STATE (lyc_library_lookup (library, LYC_KIND_READ_STATE, id));
  if (lyc_session_get_user_id (lyc_services_get_session (services)) != NULL)
    self->settings = LYC_SETTINGS (lyc_library_lookup (
        library, LYC_KIND_SETTINGS, lyc_session_get_user_id (lyc_services_get_session (services))));
  connect_all (self);
  advance (self);
  return self;
}

LycBindingState
lyc_timeline_binding_get_state (LycTimelineBinding *self)
{
  return self->state;
}

/* Returns: (transfer none): the LycTalkItems */
GListModel *
lyc_timeline_binding_get_items (LycTimelineBinding *self)
{
  return G_LIST_MODEL (self->items);
}

/* Goes to the newest post, also when it is not loaded yet. */
void
lyc_timeline_binding_show_end (LycTimelineBinding *self)
{
  self->following = TRUE;
  if (!lyc_results_is_at_end (self->posts))
    lyc_results_go_to (self->posts, G_MAXINT64);
  advance (self);
}

/* Goes to the first unread post, as when the place is opened; where all is read, nowhere. */
void
lyc_timeline_binding_show_unread (LycTimelineBinding *self)
{
  const LycLedgerEntry *entry = unread_entry (self);

  if (entry == NULL || entry->count == 0)
    return;
  self->opened = self->sought = FALSE;
  advance (self);
}

/* Goes to one post, also when it is not loaded yet, and gives it the focus, unless it is being
 * answered by then. */
void
lyc_timeline_binding_show_post (LycTimelineBinding *self, const char *post_id)
{
  forget_wanted (self);
  self->wanted = LYC_POST (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_POST, post_id));
  g_signal_connect_object (self->wanted, "changed", G_CALLBACK (seek_wanted), self,
                           G_CONNECT_SWAPPED);
  seek_wanted (self);
}
