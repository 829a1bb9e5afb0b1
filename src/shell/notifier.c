/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notifier.h"

#include "notifier-digest.h"
#include "notifier-text.h"
#include "quiet.h"
#include "setting.h"

/* Quiet hours begin and end on the minute; this often it is looked at. */
#define LOOK_S 20
#define SUMMARY_ID "notices"

/**
 * LycNotifier:
 *
 * Shows notices on the desktop. One that came while the person was away, at work with a video or in
 * quiet hours waits, and is told afterwards together with the others in one line. What is seen
 * anywhere is withdrawn, that line with the last that it tells of. Each notice is told once.
 */
struct _LycNotifier
{
  GObject parent_instance;

  LycServices *services;
  LycSettings *settings; /* nullable */
  LycNotifierPlace place;
  LycResults *notices;
  LycResults *members;  /* of all cohorts, for who guides them */
  GHashTable *subjects; /* id of a notice that is open -> GPtrArray of LycRecord, held */
  GHashTable *told;    /* ids of notices that were told, or need not be */
  GHashTable *waiting; /* id -> LycNotice, to be told later */
  GHashTable *shown;   /* ids of notices that stand on the desktop */
  GHashTable *summed;  /* id -> LycNotice that one line there tells of together */
  LycDesktopNotes *desktop; /* while nobody would show anything there, all waits */
  gboolean begun;     /* what came before is taken */
  guint timer;
  guint source;
};

G_DEFINE_FINAL_TYPE (LycNotifier, lyc_notifier, G_TYPE_OBJECT)

static const char *
id_of (LycNotice *notice)
{
  return lyc_record_get_id (LYC_RECORD (notice));
}

static char *
desktop_id (const char *notice_id)
{
  return g_strconcat ("notice-", notice_id, NULL);
}

static gboolean
is_open (LycNotice *notice)
{
  return lyc_record_is_loaded (LYC_RECORD (notice)) && !lyc_record_is_gone (LYC_RECORD (notice))
         && lyc_notice_get_seen_at (notice) == 0;
}

static gboolean
is_quiet (LycNotifier *self)
{
  return lyc_quiet_holds (
      self->settings, lyc_desktop_notes_now (self->desktop),
      lyc_session_get_platform_time (lyc_services_get_session (self->services)));
}

static gboolean
is_live (LycNotifier *self)
{
  return lyc_session_get_connection (lyc_services_get_session (self->services))
         == LYC_CONNECTION_LIVE;
}

/* Whoever is at work with something is only interrupted for their own name, or by who guides. */
static gboolean
is_pressing (LycNotifier *self, LycNotice *notice)
{
  static const char *const called[] = { "mention", "team", NULL };

  return g_strv_contains (called, lyc_notice_get_reason (notice))
         || lyc_notifier_text_is_from_guide (G_LIST_MODEL (self->members), notice);
}

static gboolean
must_wait (LycNotifier *self, LycNotice *notice)
{
  if (!is_live (self) || is_quiet (self))
    return TRUE;
  return self->place.is_busy (self->place.window) && !is_pressing (self, notice);
}

/* Holds what the notice speaks of, and looks again when it has come from the store. */
static gboolean
is_ready (LycNotifier *self, LycNotice *notice)
{
  GPtrArray *subjects = g_hash_table_lookup (self->subjects, id_of (notice));

  if (subjects == NULL)
    {
      subjects = lyc_notifier_text_list_subjects (self->services, notice);
      for (guint i = 0; i < subjects->len; i++)
        g_signal_connect_object (g_ptr_array_index (subjects, i), "changed",
                                 G_CALLBACK (lyc_notifier_look), self, G_CONNECT_SWAPPED);
      g_hash_table_insert (self->subjects, g_strdup (id_of (notice)), subjects);
    }
  return lyc_notifier_text_is_ready (subjects);
}

static void
withdraw (LycNotifier *self, const char *notice_id)
{
  g_autofree char *id = desktop_id (notice_id);

  g_hash_table_remove (self->subjects, notice_id);
  if (g_hash_table_remove (self->shown, notice_id))
    lyc_desktop_notes_withdraw (self->desktop, id);
}

static gboolean
shows_text (LycNotifier *self)
{
  return self->settings == NULL || lyc_settings_get_notice_text (self->settings);
}

static void
show_one (LycNotifier *self, LycNotice *notice)
{
  g_autoptr (LycDesktopNote) note
      = lyc_notifier_text_new (self->services, notice, shows_text (self));
  g_autofree char *id = desktop_id (id_of (notice));

  g_hash_table_add (self->shown, g_strdup (id_of (notice)));
  lyc_desktop_notes_show (self->desktop, id, note);
}

static int
compare_newest (gconstpointer a, gconstpointer b)
{
  gint64 one = lyc_notice_get_created_at (*(LycNotice *const *) a);
  gint64 other = lyc_notice_get_created_at (*(LycNotice *const *) b);

  return one > other ? -1 : one < other;
}

/* What is left of an older line is told again in the new one, which takes its place. */
static void
show_summary (LycNotifier *self)
{
  g_autoptr (GPtrArray) notices = g_ptr_array_new ();
  g_autoptr (LycDesktopNote) note = NULL;
  GHashTableIter iter;
  gpointer id, notice;

  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, &id, &notice))
    g_hash_table_insert (self->summed, g_strdup (id), g_object_ref (notice));
  g_hash_table_iter_init (&iter, self->summed);
  while (g_hash_table_iter_next (&iter, NULL, &notice))
    g_ptr_array_add (notices, notice);
  g_ptr_array_sort (notices, compare_newest);
  note = lyc_notifier_digest_new (self->services, notices, shows_text (self));
  lyc_desktop_notes_show (self->desktop, SUMMARY_ID, note);
}

static void
drop_closed (LycNotifier *self, GHashTable *notices)
{
  GHashTableIter iter;
  gpointer notice;

  g_hash_table_iter_init (&iter, notices);
  while (g_hash_table_iter_next (&iter, NULL, &notice))
    if (!is_open (notice))
      {
        g_hash_table_remove (self->subjects, id_of (notice));
        g_hash_table_iter_remove (&iter);
      }
}

static void
withdraw_summary (LycNotifier *self)
{
  if (g_hash_table_size (self->summed) == 0)
    return;
  g_hash_table_remove_all (self->summed);
  lyc_desktop_notes_withdraw (self->desktop, SUMMARY_ID);
}

/* The line for several goes with the last of them. */
static void
withdraw_summary_if_seen (LycNotifier *self)
{
  if (g_hash_table_size (self->summed) == 0)
    return;
  drop_closed (self, self->summed);
  if (g_hash_table_size (self->summed) == 0)
    lyc_desktop_notes_withdraw (self->desktop, SUMMARY_ID);
}

/* Tells what had to wait: one as itself, several in one line. */
static void
tell_waiting (LycNotifier *self)
{
  GHashTableIter iter;
  gpointer notice;
  guint n;

  drop_closed (self, self->waiting);
  n = g_hash_table_size (self->waiting);
  if (n == 0)
    return;
  g_hash_table_iter_init (&iter, self->waiting);
  while (g_hash_table_iter_next (&iter, NULL, &notice))
    if (must_wait (self, notice) || !is_ready (self, notice))
      return;
  g_hash_table_iter_init (&iter, self->waiting);
  while (n == 1 && g_hash_table_iter_next (&iter, NULL, &notice))
    show_one (self, notice);
  if (n > 1)
    show_summary (self);
  g_hash_table_remove_all (self->waiting);
}

static void
take (LycNotifier *self, LycNotice *notice)
{
  const char *container = lyc_notice_get_container_id (notice);
  gboolean read = *container != '\0' && self->place.is_attending (self->place.window, container);

  if (g_hash_table_contains (self->told, id_of (notice)))
    return;
  if (!read && (!self->begun || must_wait (self, notice)))
    g_hash_table_insert (self->waiting, g_strdup (id_of (notice)), g_object_ref (notice));
  else if (!read && !is_ready (self, notice))
    return;
  else if (!read)
    show_one (self, notice);
  g_hash_table_add (self->told, g_strdup (id_of (notice)));
}

static void
withdraw_seen (LycNotifier *self)
{
  GListModel *model = G_LIST_MODEL (self->notices);
  g_autoptr (GHashTable) open = g_hash_table_new (g_str_hash, g_str_equal);
  g_autofree char **shown = NULL;

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (LycNotice) notice = g_list_model_get_item (model, i);

      if (is_open (notice))
        g_hash_table_add (open, (gpointer) id_of (notice));
    }
  shown = (char **) g_hash_table_get_keys_as_array (self->shown, NULL);
  for (guint i = 0; shown[i] != NULL; i++)
    if (!g_hash_table_contains (open, shown[i]))
      {
        g_autofree char *id = g_strdup (shown[i]);

        withdraw (self, id);
      }
  withdraw_summary_if_seen (self);
}

static gboolean
look_cb (gpointer data)
{
  LycNotifier *self = data;
  GListModel *model = G_LIST_MODEL (self->notices);

  self->source = 0;
  if (!lyc_desktop_notes_are_there (self->desktop) || lyc_results_is_loading (self->notices)
      || (!self->begun && !is_live (self)))
    return G_SOURCE_REMOVE;
  for (guint i = g_list_model_get_n_items (model); i > 0; i--)
    {
      g_autoptr (LycNotice) notice = g_list_model_get_item (model, i - 1);

      if (is_open (notice))
        take (self, notice);
    }
  self->begun = TRUE;
  withdraw_seen (self);
  tell_waiting (self);
  return G_SOURCE_REMOVE;
}

/* Something is different: a notice, what the person does, or the time of day. */
void
lyc_notifier_look (LycNotifier *self)
{
  if (self->source == 0 && self->notices != NULL)
    self->source = g_idle_add (look_cb, self);
}

static gboolean
timer_cb (gpointer data)
{
  LycNotifier *self = data;

  if (g_hash_table_size (self->waiting) > 0)
    lyc_notifier_look (self);
  return G_SOURCE_CONTINUE;
}

/* Rows tell of their own changes; the list only of what comes and goes. */
static void
items_changed_cb (LycNotifier *self, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GObject) notice = g_list_model_get_item (G_LIST_MODEL (self->notices), i);

      g_signal_handlers_disconnect_by_func (notice, lyc_notifier_look, self);
      g_signal_connect_object (notice, "changed", G_CALLBACK (lyc_notifier_look), self,
                               G_CONNECT_SWAPPED);
    }
  lyc_notifier_look (self);
}

/**
 * lyc_notifier_find:
 * @notice_id: from outside, so nothing is taken for granted
 *
 * Returns: (transfer full) (nullable): the notice of this person; %NULL where they have none such
 */
LycNotice *
lyc_notifier_find (LycNotifier *self, const char *notice_id)
{
  GListModel *model = G_LIST_MODEL (self->notices);
  guint n = model != NULL ? g_list_model_get_n_items (model) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycNotice) notice = g_list_model_get_item (model, i);

      if (g_str_equal (id_of (notice), notice_id)
          && !lyc_record_is_gone (LYC_RECORD (notice)))
        return g_steal_pointer (&notice);
    }
  return NULL;
}

/* Takes everything off the desktop: the person leaves. */
void
lyc_notifier_stop (LycNotifier *self)
{
  g_autofree char **shown = (char **) g_hash_table_get_keys_as_array (self->shown, NULL);

  for (guint i = 0; shown[i] != NULL; i++)
    {
      g_autofree char *id = g_strdup (shown[i]);

      withdraw (self, id);
    }
  withdraw_summary (self);
  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->notices);
}

static void
lyc_notifier_dispose (GObject *object)
{
  LycNotifier *self = LYC_NOTIFIER (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->notices);
  g_clear_object (&self->members);
  g_clear_object (&self->settings);
  g_clear_object (&self->services);
  g_clear_object (&self->desktop);
  g_clear_pointer (&self->told, g_hash_table_unref);
  g_clear_pointer (&self->waiting, g_hash_table_unref);
  g_clear_pointer (&self->shown, g_hash_table_unref);
  g_clear_pointer (&self->summed, g_hash_table_unref);
  g_clear_pointer (&self->subjects, g_hash_table_unref);
  G_OBJECT_CLASS (lyc_notifier_parent_class)->dispose (object);
}

static void
lyc_notifier_class_init (LycNotifierClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_notifier_dispose;
}

static void
lyc_notifier_init (LycNotifier *self)
{
  self->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->waiting = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->shown = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->summed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->subjects = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                          (GDestroyNotify) g_ptr_array_unref);
}

/**
 * lyc_notifier_new:
 * @desktop: where notices are shown
 * @place: (transfer none): copied
 */
LycNotifier *
lyc_notifier_new (LycDesktopNotes *desktop, LycServices *services, const LycNotifierPlace *place)
{
  LycNotifier *self = g_object_new (LYC_TYPE_NOTIFIER, NULL);
  LycQuery newest = { LYC_KIND_NOTICE, LYC_QUERY_ALL, NULL, TRUE, 0 };

  self->desktop = g_object_ref (desktop);
  self->services = g_object_ref (services);
  self->place = *place;
  self->settings = lyc_setting_get_all (services);
  self->members = lyc_library_all (lyc_services_get_library (services), LYC_KIND_MEMBERSHIP);
  self->notices = lyc_library_query (lyc_services_get_library (services), &newest);
  g_signal_connect_object (self->notices, "items-changed", G_CALLBACK (items_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->notices, "notify", G_CALLBACK (lyc_notifier_look), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_session (services), "notify::connection",
                           G_CALLBACK (lyc_notifier_look), self, G_CONNECT_SWAPPED);
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed", G_CALLBACK (lyc_notifier_look), self,
                             G_CONNECT_SWAPPED);
  items_changed_cb (self, 0, 0, g_list_model_get_n_items (G_LIST_MODEL (self->notices)));
  g_signal_connect_object (desktop, "changed", G_CALLBACK (lyc_notifier_look), self,
                           G_CONNECT_SWAPPED);
  self->timer = g_timeout_add_seconds (LOOK_S, timer_cb, self);
  return self;
}
