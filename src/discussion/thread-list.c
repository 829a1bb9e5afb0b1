/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "thread-list.h"

#include "container.h"
#include "moment.h"

struct _LycThreadList
{
  GObject parent_instance;

  LycThreadScope scope;
  char *key; /* asset, lesson or course */
  LycResults *containers;
  GPtrArray *threads;
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

static void
lyc_thread_list_finalize (GObject *object)
{
  LycThreadList *self = LYC_THREAD_LIST (object);

  g_clear_object (&self->containers);
  g_ptr_array_unref (self->threads);
  g_free (self->key);
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

  object_class->finalize = lyc_thread_list_finalize;
  object_class->get_property = get_property;
  properties[PROP_LOADING] = g_param_spec_boolean ("loading", NULL, NULL, TRUE,
                                                   G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lyc_thread_list_init (LycThreadList *self)
{
  self->threads = g_ptr_array_new_with_free_func (g_object_unref);
}

static gboolean
belongs (LycThreadList *self, LycContainer *container)
{
  LycAnchor anchor;

  if (g_strcmp0 (lyc_container_get_container_kind (container), "thread") != 0
      || !lyc_container_is_visible (container))
    return FALSE;
  switch (self->scope)
    {
    case LYC_THREADS_OF_MOMENT:
      return lyc_container_get_anchor (container, &anchor)
             && g_strcmp0 (anchor.asset_id, self->key) == 0;
    case LYC_THREADS_OF_LESSON:
      return g_strcmp0 (lyc_container_get_lesson_id (container), self->key) == 0;
    case LYC_THREADS_OF_COURSE:
    default: return g_strcmp0 (lyc_container_get_course_id (container), self->key) == 0;
    }
}

static int
compare_moments (gconstpointer a, gconstpointer b)
{
  return lyc_moment_compare (*(LycContainer *const *) a, *(LycContainer *const *) b);
}

/* Threads that are shown keep their order, whoever answers in them meanwhile; only what is new
 * comes where its time puts it. */
static void
keep_order (GPtrArray *threads, GPtrArray *shown)
{
  g_autoptr (GHashTable) places = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  guint next = 0;

  for (guint i = 0; i < threads->len; i++)
    g_hash_table_add (places, threads->pdata[i]);
  for (guint i = 0; i < shown->len; i++)
    if (g_hash_table_contains (places, shown->pdata[i]))
      g_ptr_array_add (kept, shown->pdata[i]);
  g_hash_table_remove_all (places);
  for (guint i = 0; i < kept->len; i++)
    g_hash_table_add (places, kept->pdata[i]);
  for (guint i = 0; i < threads->len; i++)
    if (g_hash_table_contains (places, threads->pdata[i]))
      threads->pdata[i] = kept->pdata[next++];
}

static GPtrArray *
collect (LycThreadList *self)
{
  GPtrArray *threads = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->containers));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycContainer) container
          = g_list_model_get_item (G_LIST_MODEL (self->containers), i);

      if (belongs (self, container))
        g_ptr_array_add (threads, g_steal_pointer (&container));
    }
  if (self->scope == LYC_THREADS_OF_MOMENT)
    g_ptr_array_sort (threads, compare_moments);
  else
    keep_order (threads, self->threads);
  return threads;
}

/* One splice over no more than what is different. */
static void
update (LycThreadList *self)
{
  g_autoptr (GPtrArray) old = self->threads;
  GPtrArray *new = collect (self);
  guint start = 0, end = 0;

  while (start < old->len && start < new->len && old->pdata[start] == new->pdata[start])
    start++;
  while (end < old->len - start && end < new->len - start
         && old->pdata[old->len - 1 - end] == new->pdata[new->len - 1 - end])
    end++;
  self->threads = new;
  if (old->len != new->len || start < old->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                new->len - start - end);
}

static void
loading_cb (LycThreadList *self)
{
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_LOADING]);
}

/* @key: the asset, lesson or course, as @scope says */
LycThreadList *
lyc_thread_list_new (LycServices *services, const char *cohort_id, LycThreadScope scope,
                     const char *key)
{
  LycThreadList *self = g_object_new (LYC_TYPE_THREAD_LIST, NULL);
  const LycQuery query = { LYC_KIND_CONTAINER, LYC_QUERY_BY_SCOPE, cohort_id, TRUE, 0 };

  self->scope = scope;
  self->key = g_strdup (key);
  self->containers = lyc_library_query (lyc_services_get_library (services), &query);
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
