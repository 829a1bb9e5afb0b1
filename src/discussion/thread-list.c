/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "thread-list.h"

#include "moment-index.h"

/* A container that is followed, and what was read of it once: reading it again for each comparison
 * would take longer than all the rest. */
typedef struct
{
  LycContainer *thread; /* owned */
  gulong handler;
  LycMomentSpan span;
  gboolean at_moment; /* of the recording that is open */
  gboolean here;      /* in this scope, of whichever cohort */
  gboolean own;       /* of the cohort */
} Entry;

struct _LycThreadList
{
  GObject parent_instance;

  LycThreadScope scope;
  char *cohort_id;
  char *key;      /* lesson or course; of moments the asset */
  char *asset_id; /* nullable */
  gboolean only_cohort;
  guint n_of_others; /* threads of other cohorts that are there, shown or not */
  LycResults *containers;
  GHashTable *entries; /* LycContainer -> Entry: all that were asked for */
  GPtrArray *threads;  /* LycContainer: those that are shown */
  LycMomentIndex *moments;
  gint64 position_ms;
  guint source; /* looks again at the end of this turn */
};

static GType
get_item_type (GListModel *model)
{
  return LYC_TYPE_CONTAINER;
}

static guint
get_n_items (GListModel *model)
{
  return LYC_THREAD_LIST (model)->threads->len;
}

static gpointer
get_item (GListModel *model, guint position)
{
  GPtrArray *threads = LYC_THREAD_LIST (model)->threads;

  return position < threads->len ? g_object_ref (g_ptr_array_index (threads, position)) : NULL;
}

static void
list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = get_item_type;
  iface->get_n_items = get_n_items;
  iface->get_item = get_item;
}

G_DEFINE_FINAL_TYPE_WITH_CODE (LycThreadList, lyc_thread_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, list_model_init))

enum
{
  PROP_0,
  PROP_LOADING,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

enum
{
  MOMENTS_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
entry_free (Entry *entry)
{
  g_signal_handler_disconnect (entry->thread, entry->handler);
  g_object_unref (entry->thread);
  g_free (entry);
}

static void
lyc_thread_list_dispose (GObject *object)
{
  LycThreadList *self = LYC_THREAD_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->containers);
  g_hash_table_remove_all (self->entries);
  g_ptr_array_set_size (self->threads, 0);
  G_OBJECT_CLASS (lyc_thread_list_parent_class)->dispose (object);
}

static void
lyc_thread_list_finalize (GObject *object)
{
  LycThreadList *self = LYC_THREAD_LIST (object);

  g_ptr_array_unref (self->threads);
  g_hash_table_unref (self->entries);
  lyc_moment_index_free (self->moments);
  g_free (self->cohort_id);
  g_free (self->key);
  g_free (self->asset_id);
  G_OBJECT_CLASS (lyc_thread_list_parent_class)->finalize (object);
}

static void
get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_LOADING)
    g_value_set_boolean (value, lyc_thread_list_is_loading (LYC_THREAD_LIST (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
lyc_thread_list_class_init (LycThreadListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lyc_thread_list_dispose;
  object_class->finalize = lyc_thread_list_finalize;
  object_class->get_property = get_property;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[MOMENTS_CHANGED] = g_signal_new ("moments-changed", LYC_TYPE_THREAD_LIST,
                                           G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_thread_list_init (LycThreadList *self)
{
  self->threads = g_ptr_array_new_with_free_func (g_object_unref);
  self->entries = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) entry_free);
  self->moments = lyc_moment_index_new ();
  self->position_ms = -1;
}

static gboolean
hangs_here (LycThreadList *self, LycContainer *container, gboolean at_moment)
{
  if (g_strcmp0 (lyc_container_get_container_kind (container), "thread") != 0
      || !lyc_container_is_visible (container))
    return FALSE;
  switch (self->scope)
    {
    case LYC_THREADS_OF_MOMENT:
      return at_moment;
    case LYC_THREADS_OF_LESSON:
      return g_strcmp0 (lyc_container_get_lesson_id (container), self->key) == 0;
    case LYC_THREADS_UNANSWERED:
      return g_strcmp0 (lyc_container_get_cohort_id (container), self->key) == 0
             && g_strcmp0 (lyc_container_get_post_kind (container), "question") == 0
             && !lyc_container_is_answered (container);
    case LYC_THREADS_OF_COURSE:
    default: return g_strcmp0 (lyc_container_get_course_id (container), self->key) == 0;
    }
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  const Entry *one = *(const Entry *const *) a, *two = *(const Entry *const *) b;
  int order = lyc_moment_compare (&one->span, &two->span);

  return order != 0 ? order
                    : g_strcmp0 (lyc_record_get_id (LYC_RECORD (one->thread)),
                                 lyc_record_get_id (LYC_RECORD (two->thread)));
}

/* Who has waited longest comes first. */
static int
compare_ages (gconstpointer a, gconstpointer b)
{
  const Entry *one = *(const Entry *const *) a, *two = *(const Entry *const *) b;
  gint64 first = lyc_container_get_asked_at (one->thread);
  gint64 second = lyc_container_get_asked_at (two->thread);

  return first != second ? (first < second ? -1 : 1)
                         : g_strcmp0 (lyc_record_get_id (LYC_RECORD (one->thread)),
                                      lyc_record_get_id (LYC_RECORD (two->thread)));
}

/* Threads that are shown keep their order, whoever answers in them meanwhile; only what is new
 * comes where its time puts it. */
static void
keep_order (GPtrArray *entries, GHashTable *by_thread, GPtrArray *shown)
{
  g_autoptr (GHashTable) wanted = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  guint next = 0;

  for (guint i = 0; i < entries->len; i++)
    g_hash_table_add (wanted, entries->pdata[i]);
  for (guint i = 0; i < shown->len; i++)
    {
      Entry *entry = g_hash_table_lookup (by_thread, shown->pdata[i]);

      if (entry != NULL && g_hash_table_contains (wanted, entry))
        g_ptr_array_add (kept, entry);
    }
  g_hash_table_remove_all (wanted);
  for (guint i = 0; i < kept->len; i++)
    g_hash_table_add (wanted, kept->pdata[i]);
  for (guint i = 0; i < entries->len; i++)
    if (g_hash_table_contains (wanted, entries->pdata[i]))
      entries->pdata[i] = kept->pdata[next++];
}

/* Reads what the list is made by. Returns: whether something of it is different */
static gboolean
read_entry (LycThreadList *self, Entry *entry)
{
  Entry before = *entry;

  entry->span = (LycMomentSpan){ 0 };
  entry->at_moment = lyc_moment_read (entry->thread, self->asset_id, &entry->span);
  entry->here = hangs_here (self, entry->thread, entry->at_moment);
  entry->own = g_strcmp0 (lyc_container_get_cohort_id (entry->thread), self->cohort_id) == 0;
  return before.at_moment != entry->at_moment || before.here != entry->here
         || before.own != entry->own || before.span.sure != entry->span.sure
         || before.span.start_ms != entry->span.start_ms
         || before.span.end_ms != entry->span.end_ms;
}

static void thread_changed_cb (LycThreadList *self, LycContainer *thread);

static void
follow (LycThreadList *self, GHashTable *entries, LycContainer *container)
{
  Entry *entry = g_hash_table_lookup (self->entries, container);

  if (entry != NULL)
    g_hash_table_steal (self->entries, container);
  else
    {
      entry = g_new0 (Entry, 1);
      entry->thread = g_object_ref (container);
      entry->handler
          = g_signal_connect_swapped (container, "changed", G_CALLBACK (thread_changed_cb), self);
    }
  read_entry (self, entry);
  g_hash_table_insert (entries, container, entry);
}

/* Returns: (transfer container): what is to be shown, in its order */
static GPtrArray *
collect (LycThreadList *self)
{
  GHashTable *entries = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) entry_free);
  GPtrArray *shown = g_ptr_array_new ();
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->containers));

  self->n_of_others = 0;
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycContainer) container
          = g_list_model_get_item (G_LIST_MODEL (self->containers), i);
      Entry *entry;

      follow (self, entries, container);
      entry = g_hash_table_lookup (entries, container);
      self->n_of_others += entry->here && !entry->own;
      if (entry->here && (entry->own || !self->only_cohort))
        g_ptr_array_add (shown, entry);
    }
  g_hash_table_unref (self->entries);
  self->entries = entries;
  if (self->scope == LYC_THREADS_OF_MOMENT)
    g_ptr_array_sort (shown, compare_moments);
  else if (self->scope == LYC_THREADS_UNANSWERED)
    g_ptr_array_sort (shown, compare_ages);
  else
    keep_order (shown, entries, self->threads);
  return shown;
}

static void
fill_index (LycThreadList *self, GPtrArray *entries)
{
  lyc_moment_index_begin (self->moments, entries->len);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      if (entry->at_moment && entry->span.sure)
        lyc_moment_index_add (self->moments, i, entry->span.start_ms, entry->span.end_ms);
    }
  lyc_moment_index_end (self->moments);
  lyc_moment_index_seek (self->moments, self->position_ms);
}

static GPtrArray *
threads_of (GPtrArray *entries)
{
  GPtrArray *threads = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < entries->len; i++)
    g_ptr_array_add (threads, g_object_ref (((Entry *) entries->pdata[i])->thread));
  return threads;
}

/* One splice over no more than what is different. */
static void
update (LycThreadList *self)
{
  g_autoptr (GPtrArray) old = self->threads;
  g_autoptr (GPtrArray) entries = collect (self);
  GPtrArray *new = threads_of (entries);
  guint start = 0, end = 0;

  g_clear_handle_id (&self->source, g_source_remove);
  while (start < old->len && start < new->len && old->pdata[start] == new->pdata[start])
    start++;
  while (end < old->len - start && end < new->len - start
         && old->pdata[old->len - 1 - end] == new->pdata[new->len - 1 - end])
    end++;
  self->threads = new;
  fill_index (self, entries);
  if (old->len != new->len || start < old->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                new->len - start - end);
  g_signal_emit (self, signals[MOMENTS_CHANGED], 0);
}

static gboolean
update_cb (gpointer data)
{
  LycThreadList *self = data;

  self->source = 0;
  update (self);
  return G_SOURCE_REMOVE;
}

/* A thread was hidden, or stands elsewhere in the recording: a changed video moves many at once. */
static void
thread_changed_cb (LycThreadList *self, LycContainer *thread)
{
  Entry *entry = g_hash_table_lookup (self->entries, thread);

  if (entry != NULL && read_entry (self, entry) && self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT, update_cb, self, NULL);
}

static void
loading_cb (LycThreadList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

static LycResults *
ask (LycServices *services, const LycThreadPlace *place)
{
  gboolean course = place->scope >= LYC_THREADS_OF_COURSE || place->lesson_id == NULL;
  const LycQuery query = { LYC_KIND_CONTAINER, course ? LYC_QUERY_BY_SCOPE : LYC_QUERY_BY_PARENT,
                           course ? place->cohort_id : place->lesson_id, TRUE, 0 };

  return lyc_library_query (lyc_services_get_library (services), &query);
}

/* @only_cohort: whether to leave out what other cohorts say */
LycThreadList *
lyc_thread_list_new (LycServices *services, const LycThreadPlace *place, gboolean only_cohort)
{
  LycThreadList *self = g_object_new (LYC_TYPE_THREAD_LIST, NULL);

  self->scope = place->scope;
  self->cohort_id = g_strdup (place->cohort_id);
  self->asset_id = g_strdup (place->asset_id);
  self->key = g_strdup (place->scope == LYC_THREADS_UNANSWERED  ? place->cohort_id
                        : place->scope == LYC_THREADS_OF_COURSE ? place->course_id
                                                                : place->lesson_id);
  self->only_cohort = only_cohort;
  self->containers = ask (services, place);
  g_signal_connect_object (self->containers, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->containers, "notify::loading", G_CALLBACK (loading_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return self;
}

gboolean
lyc_thread_list_is_loading (LycThreadList *self)
{
  return lyc_results_is_loading (self->containers);
}

void
lyc_thread_list_set_only_cohort (LycThreadList *self, gboolean only_cohort)
{
  if (self->only_cohort == only_cohort)
    return;
  self->only_cohort = only_cohort;
  update (self);
}

/* Returns: how many threads of other cohorts are there, whether they are shown or not */
guint
lyc_thread_list_get_n_of_others (LycThreadList *self)
{
  return self->n_of_others;
}

/* What plays now. Returns: whether other threads are lit than before; nothing changes its place */
gboolean
lyc_thread_list_seek (LycThreadList *self, gint64 position_ms)
{
  self->position_ms = position_ms;
  return lyc_moment_index_seek (self->moments, position_ms);
}

/* Returns: whether the thread at @position speaks of what plays */
gboolean
lyc_thread_list_is_lit (LycThreadList *self, guint position)
{
  return lyc_moment_index_is_lit (self->moments, position);
}

/* Returns: the first thread less than half a minute from @position_ms; -1 for none */
int
lyc_thread_list_find_near (LycThreadList *self, gint64 position_ms)
{
  for (guint i = 0; i < self->threads->len; i++)
    {
      const Entry *entry = g_hash_table_lookup (self->entries, self->threads->pdata[i]);

      if (entry != NULL && entry->at_moment && lyc_moment_is_near (&entry->span, position_ms))
        return (int) i;
    }
  return -1;
}
