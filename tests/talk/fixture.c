/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture-outbox.h"
#include "fixture.h"

#include "fixture-session.h"

/* Results */

typedef struct
{
  LycResults parent;
  LycQuery query;
  char *key;
  GPtrArray *records;
} FixtureResults;
typedef LycResultsClass FixtureResultsClass;

static GType fixture_results_get_type (void);

static GType
results_item_type (GListModel *model)
{
  return LYC_TYPE_RECORD;
}

static guint
results_n_items (GListModel *model)
{
  return ((FixtureResults *) model)->records->len;
}

static gpointer
results_item (GListModel *model, guint i)
{
  GPtrArray *records = ((FixtureResults *) model)->records;

  return i < records->len ? g_object_ref (records->pdata[i]) : NULL;
}

static void
results_model_init (GListModelInterface *iface)
{
  iface->get_item_type = results_item_type;
  iface->get_n_items = results_n_items;
  iface->get_item = results_item;
}

G_DEFINE_TYPE_WITH_CODE (FixtureResults, fixture_results, LYC_TYPE_RESULTS,
                         G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL, results_model_init))

static void
fixture_results_finalize (GObject *object)
{
  g_ptr_array_unref (((FixtureResults *) object)->records);
  g_free (((FixtureResults *) object)->key);
  G_OBJECT_CLASS (fixture_results_parent_class)->finalize (object);
}

static void
fixture_results_class_init (FixtureResultsClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fixture_results_finalize;
}

static void
fixture_results_init (FixtureResults *self)
{
  self->records = g_ptr_array_new_with_free_func (g_object_unref);
}

/* Library */

typedef struct
{
  GObject parent;
  GHashTable *records; /* "kind id" -> LycRecord */
  GPtrArray *results;  /* FixtureResults, weakly kept in step */
} FixtureLibrary;
typedef GObjectClass FixtureLibraryClass;

static GType fixture_library_get_type (void);

static LycRecord *
library_lookup (LycLibrary *library, LycKind kind, const char *id)
{
  FixtureLibrary *self = (FixtureLibrary *) library;
  g_autofree char *key = g_strdup_printf ("%d %s", kind, id != NULL ? id : "");
  LycRecord *record = g_hash_table_lookup (self->records, key);

  if (record == NULL)
    {
      record = lyc_record_new (kind, id);
      if (kind == LYC_KIND_READ_STATE || kind == LYC_KIND_REACTION)
        lyc_record_update (record, NULL, LYC_PENDING_NONE, NULL);
      g_hash_table_insert (self->records, g_steal_pointer (&key), record);
    }
  return g_object_ref (record);
}

static gboolean
results_match (FixtureResults *results, LycRecord *record)
{
  const LycKindInfo *info = lyc_kind_get_info (results->query.kind);
  const char *field = results->query.by == LYC_QUERY_BY_PARENT ? info->parent_field
                                                               : info->scope_field;

  if (lyc_record_get_kind (record) != results->query.kind || !lyc_record_is_loaded (record))
    return FALSE;
  return results->query.by == LYC_QUERY_ALL
         || g_strcmp0 (lyc_record_get_string (record, field), results->key) == 0;
}

static gint64
order_of (LycRecord *record)
{
  const char *field = lyc_kind_get_info (lyc_record_get_kind (record))->order_field;
  gint64 order = field != NULL ? lyc_record_get_int (record, field) : 0;

  return order == 0 && lyc_record_get_kind (record) == LYC_KIND_POST ? G_MAXINT64 : order;
}

static int
compare (gconstpointer a, gconstpointer b)
{
  LycRecord *one = *(LycRecord *const *) a, *two = *(LycRecord *const *) b;

  if (order_of (one) != order_of (two))
    return order_of (one) < order_of (two) ? -1 : 1;
  return g_strcmp0 (lyc_record_get_id (one), lyc_record_get_id (two));
}

static int
compare_backwards (gconstpointer a, gconstpointer b)
{
  return compare (b, a);
}

static void
results_refresh (FixtureResults *self, FixtureLibrary *library)
{
  g_autoptr (GPtrArray) old = self->records;
  GPtrArray *new = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer record;
  guint start = 0, end = 0;

  g_hash_table_iter_init (&iter, library->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    if (results_match (self, record))
      g_ptr_array_add (new, g_object_ref (record));
  g_ptr_array_sort (new, self->query.descending ? compare_backwards : compare);
  while (start < old->len && start < new->len && old->pdata[start] == new->pdata[start])
    start++;
  while (end < old->len - start && end < new->len - start
         && old->pdata[old->len - 1 - end] == new->pdata[new->len - 1 - end])
    end++;
  self->records = new;
  if (old->len != new->len || start < old->len)
    g_list_model_items_changed (G_LIST_MODEL (self), start, old->len - start - end,
                                new->len - start - end);
}

static void
results_gone (gpointer library, GObject *results)
{
  g_ptr_array_remove_fast (((FixtureLibrary *) library)->results, results);
  g_object_unref (library);
}

static LycResults *
library_query (LycLibrary *library, const LycQuery *query)
{
  FixtureLibrary *self = (FixtureLibrary *) library;
  FixtureResults *results = g_object_new (fixture_results_get_type (), NULL);

  results->query = *query;
  results->key = g_strdup (query->key);
  g_ptr_array_add (self->results, results);
  g_object_weak_ref (G_OBJECT (results), results_gone, g_object_ref (self));
  results_refresh (results, self);
  lyc_results_set_state (LYC_RESULTS (results), FALSE, TRUE, TRUE);
  return LYC_RESULTS (results);
}

static void
library_iface_init (LycLibraryInterface *iface)
{
  iface->lookup = library_lookup;
  iface->query = library_query;
}

G_DEFINE_TYPE_WITH_CODE (FixtureLibrary, fixture_library, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (LYC_TYPE_LIBRARY, library_iface_init))

static void
fixture_library_finalize (GObject *object)
{
  g_hash_table_unref (((FixtureLibrary *) object)->records);
  g_ptr_array_unref (((FixtureLibrary *) object)->results);
  G_OBJECT_CLASS (fixture_library_parent_class)->finalize (object);
}

static void
fixture_library_class_init (FixtureLibraryClass *klass)
{
  klass->finalize = fixture_library_finalize;
}

static void
fixture_library_init (FixtureLibrary *self)
{
  self->records = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->results = g_ptr_array_new ();
}

void
fixture_library_store (LycLibrary *library, LycKind kind, const char *id, JsonObject *fields,
                       LycPending pending)
{
  FixtureLibrary *self = (FixtureLibrary *) library;
  g_autoptr (LycRecord) record = library_lookup (library, kind, id);

  lyc_record_update (record, fields, pending, NULL);
  for (guint i = 0; i < self->results->len; i++)
    results_refresh (self->results->pdata[i], self);
}

/* For tests */

void
fixture_put (LycServices *services, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  JsonObject *object = json_node_get_object (node);

  fixture_library_store (lyc_services_get_library (services),
                         lyc_kind_from_name (json_object_get_string_member (object, "kind")),
                         json_object_get_string_member (object, "id"), object, LYC_PENDING_NONE);
}

void
fixture_put_post (LycServices *services, const char *id, const char *container_id, gint64 pos,
                  const char *author_id, gint64 at, const char *body, const char *extra)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (JsonNode) more = json_from_string (extra != NULL ? extra : "{}", NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *node;

  json_object_set_string_member (object, "kind", "post");
  json_object_set_string_member (object, "id", id);
  json_object_set_string_member (object, "container_id", container_id);
  json_object_set_int_member (object, "pos", pos);
  json_object_set_string_member (object, "author_id", author_id);
  json_object_set_int_member (object, "created_at", at);
  json_object_set_string_member (object, "body", body);
  json_object_set_string_member (object, "post_kind", "discussion");
  json_object_iter_init (&iter, json_node_get_object (more));
  while (json_object_iter_next (&iter, &name, &node))
    json_object_set_member (object, name, json_node_copy (node));
  fixture_library_store (lyc_services_get_library (services), LYC_KIND_POST, id, object,
                         LYC_PENDING_NONE);
}

void
fixture_put_thread (LycServices *services, const char *id, const char *post_id, const char *title,
                    gint64 start_ms, gint64 replies, gboolean answered)
{
  g_autofree char *json = g_strdup_printf (
      "{\"kind\":\"container\",\"id\":\"%s\",\"rev\":1,\"container_kind\":\"thread\","
      "\"cohort_id\":\"" FIXTURE_COHORT "\",\"course_id\":\"" FIXTURE_COURSE
      "\",\"lesson_id\":\"" FIXTURE_LESSON "\",\"title\":\"%s\",\"last_at\":%d,"
      "\"reply_count\":%d,\"first_post_id\":\"%s\",\"post_kind\":\"question\",\"visible\":true,"
      "\"answered\":%s,\"can\":[\"post.create\",\"reaction.set\",\"answer.accept\",\"post.hide\"],"
      "\"anchor\":{\"asset_id\":\"" FIXTURE_ASSET "\",\"asset_rev\":1,\"start_ms\":%d,"
      "\"end_ms\":%d,\"cue_id\":\"\",\"quote\":\"So before you answer, say back\"}}",
      id, title, (int) start_ms, (int) replies, post_id, answered ? "true" : "false",
      (int) start_ms, (int) start_ms);

  fixture_put (services, json);
}

void
fixture_answer (LycServices *services)
{
  FixtureOutbox *outbox = (FixtureOutbox *) lyc_services_get_outbox (services);
  g_autoptr (LycOutboxItem) item = g_list_model_get_item (G_LIST_MODEL (outbox->items), 0);

  fixture_outbox_apply (outbox, lyc_outbox_item_get_act (item), LYC_PENDING_NONE, 100000);
  g_list_store_remove (outbox->items, 0);
}

guint
fixture_n_acts (LycServices *services)
{
  return ((FixtureOutbox *) lyc_services_get_outbox (services))->performed;
}

LycAct *
fixture_get_last_act (LycServices *services)
{
  return ((FixtureOutbox *) lyc_services_get_outbox (services))->last;
}

char *
fixture_id (guint n)
{
  return g_strdup_printf ("0190b000-0000-7000-8000-%012u", n);
}

static void
put_person (LycServices *services, const char *id, const char *name, const char *role)
{
  g_autofree char *user
      = g_strdup_printf ("{\"kind\":\"user\",\"id\":\"%s\",\"name\":\"%s\"}", id, name);
  g_autofree char *member = g_strdup_printf (
      "{\"kind\":\"membership\",\"id\":\"m%s\",\"cohort_id\":\"" FIXTURE_COHORT
      "\",\"user_id\":\"%s\",\"role\":\"%s\",\"state\":\"active\"}",
      id + 1, id, role);

  fixture_put (services, user);
  fixture_put (services, member);
}

LycServices *
fixture_new (void)
{
  FixtureLibrary *library = g_object_new (fixture_library_get_type (), NULL);
  FixtureOutbox *outbox = g_object_new (fixture_outbox_get_type (), NULL);
  g_autoptr (LycSession) session = fixture_session_new ();
  g_autoptr (LycLedger) ledger = lyc_ledger_new ();
  LycServices *services;

  outbox->library = LYC_LIBRARY (g_object_ref (library));
  services = lyc_services_new (LYC_LIBRARY (library), LYC_OUTBOX (outbox), session, ledger);
  g_object_unref (library);
  g_object_unref (outbox);
  put_person (services, FIXTURE_ME, "Yara Silva", "learner");
  put_person (services, FIXTURE_INES, "Ines Duarte", "learner");
  put_person (services, FIXTURE_TOM, "Tom Okafor", "champion");
  put_person (services, FIXTURE_MARTA, "Marta Lind", "facilitator");
  fixture_put (services, "{\"kind\":\"cohort\",\"id\":\"" FIXTURE_COHORT
                         "\",\"name\":\"Spring Managers\",\"channel_id\":\"" FIXTURE_CHANNEL
                         "\",\"can\":[\"container.create\"]}");
  fixture_put (services, "{\"kind\":\"container\",\"id\":\"" FIXTURE_CHANNEL
                         "\",\"container_kind\":\"channel\",\"cohort_id\":\"" FIXTURE_COHORT
                         "\",\"visible\":true,\"can\":[\"post.create\",\"reaction.set\"]}");
  return services;
}
