/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-list.h"

#include "cohort.h"

struct _LycCaseList
{
  GObject parent_instance;

  LycServices *services;
  LycResults *reports;
  LycResults *cohorts;
  GHashTable *followed; /* LycRecord: what "changed" is listened to */
  GListStore *cases;
  guint source; /* looks again at the end of this turn */
};

G_DEFINE_FINAL_TYPE (LycCaseList, lyc_case_list, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
lyc_case_list_dispose (GObject *object)
{
  LycCaseList *self = LYC_CASE_LIST (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->followed, g_hash_table_unref);
  g_clear_object (&self->reports);
  g_clear_object (&self->cohorts);
  g_clear_object (&self->cases);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_case_list_parent_class)->dispose (object);
}

static void
lyc_case_list_class_init (LycCaseListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_case_list_dispose;
  signals[CHANGED] = g_signal_new ("changed", LYC_TYPE_CASE_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
}

static void
lyc_case_list_init (LycCaseList *self)
{
  self->cases = g_list_store_new (LYC_TYPE_MODERATION_CASE);
  self->followed = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

static gboolean
moderates (LycCaseList *self, const char *cohort_id)
{
  g_autoptr (LycRecord) cohort = NULL;

  if (*cohort_id == '\0')
    return FALSE;
  cohort = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_COHORT, cohort_id);
  return lyc_record_has_string (cohort, "can", "report.triage");
}

/* The text of a post that was reported comes to those who decide alone. */
static gboolean
is_mine_to_decide (LycCaseList *self, LycReport *report)
{
  return lyc_report_is_open (report)
         && (moderates (self, lyc_report_get_cohort_id (report))
             || *lyc_report_get_excerpt (report) != '\0');
}

static int
by_age (gconstpointer a, gconstpointer b)
{
  LycReport *left = *(LycReport *const *) a, *right = *(LycReport *const *) b;
  gint64 before = lyc_report_get_created_at (left), after = lyc_report_get_created_at (right);

  return before < after ? -1 : before > after ? 1 : 0;
}

static GPtrArray *
open_reports (LycCaseList *self)
{
  GPtrArray *open = g_ptr_array_new_with_free_func (g_object_unref);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->reports));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycReport) report = g_list_model_get_item (G_LIST_MODEL (self->reports), i);

      if (is_mine_to_decide (self, report))
        g_ptr_array_add (open, g_steal_pointer (&report));
    }
  g_ptr_array_sort (open, by_age);
  return open;
}

static LycModerationCase *
find (LycCaseList *self, const char *post_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->cases));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycModerationCase) found = g_list_model_get_item (G_LIST_MODEL (self->cases), i);

      if (g_str_equal (lyc_moderation_case_get_post_id (found), post_id))
        return g_steal_pointer (&found);
    }
  return lyc_moderation_case_new (post_id);
}

static GPtrArray *
reports_of (GPtrArray *open, const char *post_id)
{
  GPtrArray *reports = g_ptr_array_new ();

  for (guint i = 0; i < open->len; i++)
    if (g_str_equal (lyc_report_get_post_id (open->pdata[i]), post_id))
      g_ptr_array_add (reports, open->pdata[i]);
  return reports;
}

/* The cases as they are now, those that are known as the same objects. */
static GPtrArray *
gather (LycCaseList *self)
{
  g_autoptr (GPtrArray) open = open_reports (self);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *cases = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < open->len; i++)
    {
      const char *post_id = lyc_report_get_post_id (open->pdata[i]);
      g_autoptr (GPtrArray) reports = NULL;
      LycModerationCase *item;

      if (!g_hash_table_add (seen, (gpointer) post_id))
        continue;
      reports = reports_of (open, post_id);
      item = find (self, post_id);
      lyc_moderation_case_take_reports (item, reports);
      g_ptr_array_add (cases, item);
    }
  return cases;
}

static gboolean
is_same (GListModel *model, GPtrArray *items)
{
  guint n = g_list_model_get_n_items (model);
  gboolean same = n == items->len;

  for (guint i = 0; same && i < n; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (model, i);

      same = item == items->pdata[i];
    }
  return same;
}

static gboolean
look_again_cb (gpointer data)
{
  LycCaseList *self = data;
  g_autoptr (GPtrArray) cases = gather (self);

  self->source = 0;
  if (!is_same (G_LIST_MODEL (self->cases), cases))
    g_list_store_splice (self->cases, 0, g_list_model_get_n_items (G_LIST_MODEL (self->cases)),
                         cases->pdata, cases->len);
  g_signal_emit (self, signals[CHANGED], 0);
  return G_SOURCE_REMOVE;
}

static void
look_again (LycCaseList *self)
{
  if (self->source == 0)
    self->source = g_idle_add_full (G_PRIORITY_DEFAULT, look_again_cb, self, NULL);
}

/* A record may change without its list doing so. */
static void
follow_new (LycCaseList *self, GListModel *model)
{
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycRecord) record = g_list_model_get_item (model, i);

      if (g_hash_table_contains (self->followed, record))
        continue;
      g_signal_connect_object (record, "changed", G_CALLBACK (look_again), self, G_CONNECT_SWAPPED);
      g_hash_table_add (self->followed, g_steal_pointer (&record));
    }
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, LycCaseList *self)
{
  follow_new (self, model);
  look_again (self);
}

static LycResults *
follow_all (LycCaseList *self, LycKind kind)
{
  LycResults *results = lyc_library_all (lyc_services_get_library (self->services), kind);

  g_signal_connect_object (results, "items-changed", G_CALLBACK (items_changed_cb), self, 0);
  follow_new (self, G_LIST_MODEL (results));
  return results;
}

/* Returns: (transfer full): the cases, which come when the store has answered */
LycCaseList *
lyc_case_list_new (LycServices *services)
{
  LycCaseList *self = g_object_new (LYC_TYPE_CASE_LIST, NULL);

  self->services = g_object_ref (services);
  self->reports = follow_all (self, LYC_KIND_REPORT);
  self->cohorts = follow_all (self, LYC_KIND_COHORT);
  look_again (self);
  return self;
}

/* Returns: (transfer none): of LycModerationCase */
GListModel *
lyc_case_list_get_cases (LycCaseList *self)
{
  return G_LIST_MODEL (self->cases);
}

/* Returns: whether any cohort says that this person decides there */
gboolean
lyc_case_list_may_moderate (LycCaseList *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->cohorts));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycRecord) cohort = g_list_model_get_item (G_LIST_MODEL (self->cohorts), i);

      if (lyc_record_has_string (cohort, "can", "report.triage"))
        return TRUE;
    }
  return FALSE;
}
