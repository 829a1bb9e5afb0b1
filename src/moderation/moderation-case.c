/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moderation-case.h"

struct _LycModerationCase
{
  GObject parent_instance;

  char *post_id;
  GListStore *reports; /* of LycReport, the oldest first */
};

G_DEFINE_FINAL_TYPE (LycModerationCase, lyc_moderation_case, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
lyc_moderation_case_finalize (GObject *object)
{
  LycModerationCase *self = LYC_MODERATION_CASE (object);

  g_free (self->post_id);
  g_clear_object (&self->reports);
  G_OBJECT_CLASS (lyc_moderation_case_parent_class)->finalize (object);
}

static void
lyc_moderation_case_class_init (LycModerationCaseClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_moderation_case_finalize;
  signals[CHANGED] = g_signal_new ("changed", LYC_TYPE_MODERATION_CASE, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_moderation_case_init (LycModerationCase *self)
{
  self->reports = g_list_store_new (LYC_TYPE_REPORT);
}

LycModerationCase *
lyc_moderation_case_new (const char *post_id)
{
  LycModerationCase *self = g_object_new (LYC_TYPE_MODERATION_CASE, NULL);

  self->post_id = g_strdup (post_id);
  return self;
}

const char *
lyc_moderation_case_get_post_id (LycModerationCase *self)
{
  return self->post_id;
}

/* Returns: (transfer none) (nullable): the first report of the post */
LycReport *
lyc_moderation_case_get_report (LycModerationCase *self)
{
  g_autoptr (LycReport) first = g_list_model_get_item (G_LIST_MODEL (self->reports), 0);

  return first; /* the list holds it */
}

/* Whether nobody reported it, and it waits to be approved. */
gboolean
lyc_moderation_case_is_waiting (LycModerationCase *self)
{
  LycReport *report = lyc_moderation_case_get_report (self);

  return report != NULL && g_str_equal (lyc_report_get_reason (report), "approval");
}

GListModel *
lyc_moderation_case_get_reports (LycModerationCase *self)
{
  return G_LIST_MODEL (self->reports);
}

/* @reports: (transfer none) (element-type LycReport): all that are open now, the oldest first */
void
lyc_moderation_case_take_reports (LycModerationCase *self, GPtrArray *reports)
{
  g_list_store_splice (self->reports, 0, g_list_model_get_n_items (G_LIST_MODEL (self->reports)),
                       reports->pdata, reports->len);
  g_signal_emit (self, signals[CHANGED], 0);
}
