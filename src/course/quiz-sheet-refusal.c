/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What the platform did not take of a sheet. */

#include "quiz-sheet.h"

static gboolean
is_of_quiz (LycQuizSheet *self, LycAct *act)
{
  LycAttempt *attempt = lyc_quiz_sheet_get_attempt (self);
  LycQuiz *quiz = lyc_quiz_sheet_get_quiz (self);
  const char *id = attempt != NULL ? lyc_record_get_id (LYC_RECORD (attempt)) : "";

  return g_str_has_prefix (lyc_act_get_verb (act), "attempt.")
         && (g_strcmp0 (lyc_act_get_parent (act), lyc_record_get_id (LYC_RECORD (quiz))) == 0
             || g_strcmp0 (lyc_act_get_parent (act), id) == 0
             || g_strcmp0 (lyc_act_get_target (act), id) == 0);
}

/* Returns: (transfer full) (nullable): an act on this quiz that the platform refused */
static LycOutboxItem *
find_refused (LycQuizSheet *self)
{
  GListModel *outbox = G_LIST_MODEL (lyc_services_get_outbox (lyc_quiz_sheet_get_services (self)));

  for (guint i = 0; i < g_list_model_get_n_items (outbox); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (outbox, i);

      if (lyc_outbox_item_get_state (item) == LYC_PENDING_FAILED
          && is_of_quiz (self, lyc_outbox_item_get_act (item)))
        return g_steal_pointer (&item);
    }
  return NULL;
}

/* Returns: (transfer none) (nullable): why the platform did not take something, as a sentence */
const char *
lyc_quiz_sheet_get_refusal (LycQuizSheet *self)
{
  g_autoptr (LycOutboxItem) item = find_refused (self);

  return item != NULL ? lyc_outbox_item_get_reason (item) : NULL;
}

/* The sentence was read: what was refused does not wait any more. */
void
lyc_quiz_sheet_dismiss_refusal (LycQuizSheet *self)
{
  LycOutbox *outbox = lyc_services_get_outbox (lyc_quiz_sheet_get_services (self));
  guint n = g_list_model_get_n_items (G_LIST_MODEL (outbox));
  LycOutboxItem *item;

  for (; n > 0 && (item = find_refused (self)) != NULL; n--)
    {
      lyc_outbox_cancel (outbox, lyc_act_get_id (lyc_outbox_item_get_act (item)));
      g_object_unref (item);
    }
}
