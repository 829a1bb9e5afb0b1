/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiz-sheet.h"

#include "acts.h"
#include "json-read.h"

struct _LycQuizSheet
{
  GObject parent_instance;

  LycServices *services;
  LycQuiz *quiz;
  LycResults *attempts;
  LycAttempt *attempt; /* the newest */
  JsonObject *written; /* item -> answer, until the record shows it */
  GHashTable *checked; /* of what is written: the items that are looked at */
};

G_DEFINE_FINAL_TYPE (LycQuizSheet, lyc_quiz_sheet, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static gboolean
is_blank (JsonNode *answer)
{
  return JSON_NODE_HOLDS_ARRAY (answer) ? json_array_get_length (json_node_get_array (answer)) == 0
                                        : *json_node_get_string (answer) == '\0';
}

static JsonNode *
get_recorded (LycQuizSheet *self, const char *item_id)
{
  JsonObject *answers = self->attempt != NULL ? lyc_attempt_get_answers (self->attempt) : NULL;

  return answers != NULL ? json_object_get_member (answers, item_id) : NULL;
}

static gboolean
is_recorded (LycQuizSheet *self, const char *item_id, JsonNode *answer)
{
  JsonNode *recorded = get_recorded (self, item_id);

  if (is_blank (answer))
    return recorded == NULL || is_blank (recorded);
  return recorded != NULL && json_node_equal (recorded, answer)
         && lyc_attempt_is_checked (self->attempt, item_id)
                == g_hash_table_contains (self->checked, item_id);
}

static void
forget_written (LycQuizSheet *self)
{
  g_clear_pointer (&self->written, json_object_unref);
  self->written = json_object_new ();
  g_hash_table_remove_all (self->checked);
}

/* What the record shows by now is the record's; what was refused is nobody's. */
static void
settle (LycQuizSheet *self)
{
  g_autoptr (GList) items = json_object_get_members (self->written);

  if (self->attempt == NULL || !lyc_quiz_sheet_is_open (self)
      || lyc_record_get_pending (LYC_RECORD (self->attempt)) == LYC_PENDING_FAILED)
    {
      forget_written (self);
      return;
    }
  for (GList *l = items; l != NULL; l = l->next)
    if (is_recorded (self, l->data, json_object_get_member (self->written, l->data)))
      {
        g_hash_table_remove (self->checked, l->data);
        json_object_remove_member (self->written, l->data);
      }
}

static void
tell (LycQuizSheet *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

/* A start that the platform refused is no attempt. */
static gboolean
is_attempt (LycAttempt *attempt)
{
  return lyc_record_get_rev (LYC_RECORD (attempt)) > 0
         || lyc_record_get_pending (LYC_RECORD (attempt)) != LYC_PENDING_FAILED;
}

static LycAttempt *
find_newest (LycQuizSheet *self)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (self->attempts)); i > 0; i--)
    {
      g_autoptr (LycAttempt) attempt = g_list_model_get_item (G_LIST_MODEL (self->attempts), i - 1);

      if (is_attempt (attempt))
        return g_steal_pointer (&attempt);
    }
  return NULL;
}

static void
attempts_changed_cb (LycQuizSheet *self)
{
  g_autoptr (LycAttempt) newest = find_newest (self);

  if (self->attempt != newest)
    {
      if (self->attempt != NULL)
        g_signal_handlers_disconnect_by_func (self->attempt, attempts_changed_cb, self);
      g_set_object (&self->attempt, newest);
      forget_written (self);
      if (newest != NULL)
        g_signal_connect_object (newest, "changed", G_CALLBACK (attempts_changed_cb), self,
                                 G_CONNECT_SWAPPED);
    }
  settle (self);
  tell (self);
}

static void
lyc_quiz_sheet_dispose (GObject *object)
{
  LycQuizSheet *self = LYC_QUIZ_SHEET (object);

  g_clear_object (&self->services);
  g_clear_object (&self->quiz);
  g_clear_object (&self->attempts);
  g_clear_object (&self->attempt);
  G_OBJECT_CLASS (lyc_quiz_sheet_parent_class)->dispose (object);
}

static void
lyc_quiz_sheet_finalize (GObject *object)
{
  LycQuizSheet *self = LYC_QUIZ_SHEET (object);

  json_object_unref (self->written);
  g_hash_table_unref (self->checked);
  G_OBJECT_CLASS (lyc_quiz_sheet_parent_class)->finalize (object);
}

static void
lyc_quiz_sheet_class_init (LycQuizSheetClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_quiz_sheet_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_quiz_sheet_finalize;
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_quiz_sheet_init (LycQuizSheet *self)
{
  self->written = json_object_new ();
  self->checked = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Returns: (transfer full): the sheet; it fills as the store answers */
LycQuizSheet *
lyc_quiz_sheet_new (LycServices *services, const char *quiz_id)
{
  LycQuizSheet *self = g_object_new (LYC_TYPE_QUIZ_SHEET, NULL);
  LycLibrary *library = lyc_services_get_library (services);

  self->services = g_object_ref (services);
  self->quiz = LYC_QUIZ (lyc_library_lookup (library, LYC_KIND_QUIZ, quiz_id));
  self->attempts = lyc_library_children (library, LYC_KIND_ATTEMPT, quiz_id);
  g_signal_connect_object (self->quiz, "changed", G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->attempts, "items-changed", G_CALLBACK (attempts_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_outbox (services), "items-changed", G_CALLBACK (tell),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_session (services), "notify::connection",
                           G_CALLBACK (tell), self, G_CONNECT_SWAPPED);
  attempts_changed_cb (self);
  return self;
}

LycQuiz *
lyc_quiz_sheet_get_quiz (LycQuizSheet *self)
{
  return self->quiz;
}

LycServices *
lyc_quiz_sheet_get_services (LycQuizSheet *self)
{
  return self->services;
}

/* Returns: (transfer none) (nullable): the newest attempt */
LycAttempt *
lyc_quiz_sheet_get_attempt (LycQuizSheet *self)
{
  return self->attempt;
}

gboolean
lyc_quiz_sheet_is_practice (LycQuizSheet *self)
{
  return g_strcmp0 (lyc_quiz_get_quiz_kind (self->quiz), "practice") == 0;
}

gboolean
lyc_quiz_sheet_is_open (LycQuizSheet *self)
{
  return self->attempt != NULL && g_strcmp0 (lyc_attempt_get_state (self->attempt), "open") == 0;
}

gboolean
lyc_quiz_sheet_is_timed (LycQuizSheet *self)
{
  return lyc_quiz_get_time_limit_ms (self->quiz) > 0;
}

static gint64
now_ms (LycQuizSheet *self)
{
  return lyc_session_get_platform_time (lyc_services_get_session (self->services));
}

/* Returns: the milliseconds until the platform takes the sheet, 0 when they are over; -1: no end */
gint64
lyc_quiz_sheet_get_left_ms (LycQuizSheet *self)
{
  gint64 deadline = self->attempt != NULL ? lyc_attempt_get_deadline_at (self->attempt) : 0;

  return deadline > 0 ? MAX (0, deadline - now_ms (self)) : -1;
}

/* Returns: how many attempts were begun */
guint
lyc_quiz_sheet_get_n_tries (LycQuizSheet *self)
{
  guint tries = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->attempts)); i++)
    {
      g_autoptr (LycAttempt) attempt = g_list_model_get_item (G_LIST_MODEL (self->attempts), i);

      tries += is_attempt (attempt);
    }
  return tries;
}

gboolean
lyc_quiz_sheet_has_tries_left (LycQuizSheet *self)
{
  gint64 most = lyc_quiz_get_max_tries (self->quiz);

  return most == 0 || lyc_quiz_sheet_get_n_tries (self) < most;
}

gboolean
lyc_quiz_sheet_is_online (LycQuizSheet *self)
{
  return lyc_session_get_connection (lyc_services_get_session (self->services))
         == LYC_CONNECTION_LIVE;
}

/* Returns: (transfer none) (nullable): the item as in the API */
JsonObject *
lyc_quiz_sheet_get_item (LycQuizSheet *self, guint i)
{
  return i < lyc_quiz_get_n_items (self->quiz)
             ? json_array_get_object_element (lyc_quiz_get_items (self->quiz), i)
             : NULL;
}

/* Returns: (transfer none) (nullable): a list of option ids, or text; %NULL where there is none */
JsonNode *
lyc_quiz_sheet_get_answer (LycQuizSheet *self, const char *item_id)
{
  JsonNode *answer = json_object_get_member (self->written, item_id);

  if (answer == NULL)
    answer = get_recorded (self, item_id);
  return answer != NULL && !is_blank (answer) ? answer : NULL;
}

/* Returns: whether the person has asked how the answer is, as it stands */
gboolean
lyc_quiz_sheet_is_checked (LycQuizSheet *self, const char *item_id)
{
  if (json_object_has_member (self->written, item_id))
    return g_hash_table_contains (self->checked, item_id);
  return self->attempt != NULL && lyc_attempt_is_checked (self->attempt, item_id);
}

/**
 * lyc_quiz_sheet_get_feedback:
 *
 * Returns: (transfer none) (nullable): what the platform says to the answer that stands there now,
 * as in the API; %NULL while it may not be known, or is not yet
 */
JsonObject *
lyc_quiz_sheet_get_feedback (LycQuizSheet *self, const char *item_id)
{
  JsonObject *all = self->attempt != NULL ? lyc_attempt_get_feedback (self->attempt) : NULL;
  JsonNode *answer = lyc_quiz_sheet_get_answer (self, item_id);
  JsonObject *feedback = all != NULL && json_object_has_member (all, item_id)
                             ? lyc_json_object (all, item_id)
                             : NULL;
  JsonNode *about = feedback != NULL ? json_object_get_member (feedback, "answer") : NULL;

  if (answer == NULL || about == NULL || !json_node_equal (about, answer)
      || (lyc_quiz_sheet_is_open (self) && !lyc_quiz_sheet_is_checked (self, item_id)))
    return NULL;
  return feedback;
}

/* Returns: whether a question has no answer yet; @i is the first one */
gboolean
lyc_quiz_sheet_find_blank (LycQuizSheet *self, guint *i)
{
  for (*i = 0; *i < lyc_quiz_get_n_items (self->quiz); (*i)++)
    if (lyc_quiz_sheet_get_answer (self,
                                   lyc_json_text (lyc_quiz_sheet_get_item (self, *i), "id", ""))
        == NULL)
      return TRUE;
  return FALSE;
}

static void
perform (LycQuizSheet *self, LycAct *act)
{
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  lyc_act_unref (act);
}

void
lyc_quiz_sheet_start (LycQuizSheet *self)
{
  lyc_quiz_sheet_dismiss_refusal (self);
  if (!lyc_quiz_sheet_is_open (self))
    perform (self, lyc_act_start_attempt (self->quiz, now_ms (self)));
}

/* The sheet as it is with what was written since the record came. */
static JsonObject *
all_answers (LycQuizSheet *self)
{
  JsonObject *answers = json_object_new ();

  for (guint i = 0; i < lyc_quiz_get_n_items (self->quiz); i++)
    {
      const char *id = lyc_json_text (lyc_quiz_sheet_get_item (self, i), "id", "");
      JsonNode *answer = lyc_quiz_sheet_get_answer (self, id);

      if (answer != NULL)
        json_object_set_member (answers, id, json_node_copy (answer));
    }
  return answers;
}

static JsonArray *
all_checked (LycQuizSheet *self)
{
  JsonArray *checked = json_array_new ();

  for (guint i = 0; i < lyc_quiz_get_n_items (self->quiz); i++)
    {
      const char *id = lyc_json_text (lyc_quiz_sheet_get_item (self, i), "id", "");

      if (lyc_quiz_sheet_is_checked (self, id))
        json_array_add_string_element (checked, id);
    }
  return checked;
}

static gboolean
is_known (LycQuizSheet *self, const char *item_id, JsonNode *answer, gboolean check)
{
  JsonNode *before = lyc_quiz_sheet_get_answer (self, item_id);

  if (before == NULL)
    return is_blank (answer);
  return json_node_equal (before, answer) && (!check || lyc_quiz_sheet_is_checked (self, item_id));
}

/**
 * lyc_quiz_sheet_answer:
 * @answer: (transfer none): a list of option ids, or text; empty to take the answer back
 * @check: whether the person asks how it is; only in practice
 *
 * Keeps an answer: on disk at once, on the platform as soon as it can be reached.
 */
void
lyc_quiz_sheet_answer (LycQuizSheet *self, const char *item_id, JsonNode *answer, gboolean check)
{
  g_autoptr (JsonObject) answers = NULL;
  g_autoptr (JsonArray) checked = NULL;

  check = check && lyc_quiz_sheet_is_practice (self) && !is_blank (answer);
  if (!lyc_quiz_sheet_is_open (self) || lyc_quiz_sheet_get_left_ms (self) == 0
      || is_known (self, item_id, answer, check))
    return;
  json_object_set_member (self->written, item_id, json_node_copy (answer));
  if (check)
    g_hash_table_add (self->checked, g_strdup (item_id));
  else
    g_hash_table_remove (self->checked, item_id);
  answers = all_answers (self);
  checked = all_checked (self);
  perform (self, lyc_act_answer (lyc_record_get_id (LYC_RECORD (self->quiz)),
                                 lyc_record_get_id (LYC_RECORD (self->attempt)), item_id, answer,
                                 check, now_ms (self), answers, checked));
  tell (self);
}

/* Hands the sheet in, once. */
void
lyc_quiz_sheet_submit (LycQuizSheet *self)
{
  lyc_quiz_sheet_dismiss_refusal (self);
  if (lyc_quiz_sheet_is_open (self))
    perform (self, lyc_act_submit_attempt (lyc_record_get_id (LYC_RECORD (self->quiz)),
                                           lyc_record_get_id (LYC_RECORD (self->attempt))));
}
