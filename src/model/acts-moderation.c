/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts-moderation.h"

#include "echo-fields.h"

/* How long the platform holds a decision back; what it says stands in the answer. */
#define UNDO_MS 10000

static gint64
now_ms (void)
{
  return g_get_real_time () / G_TIME_SPAN_MILLISECOND;
}

/* The whole report as its writer sees it. */
static JsonObject *
report_fields (const char *id, LycPost *post, const char *cohort_id, const char *my_id)
{
  JsonObject *fields = lyc_fields_new (LYC_KIND_REPORT, id);

  lyc_fields_set_optional (fields, "cohort_id", cohort_id);
  json_object_set_string_member (fields, "container_id", lyc_post_get_container_id (post));
  json_object_set_string_member (fields, "post_id", lyc_record_get_id (LYC_RECORD (post)));
  json_object_set_int_member (fields, "pos", lyc_post_get_pos (post));
  json_object_set_string_member (fields, "reporter_id", my_id);
  json_object_set_string_member (fields, "author_id", lyc_post_get_author_id (post));
  json_object_set_boolean_member (fields, "direct", FALSE);
  json_object_set_string_member (fields, "hint", "");
  json_object_set_string_member (fields, "excerpt", "");
  json_object_set_string_member (fields, "state", "open");
  json_object_set_string_member (fields, "outcome", "");
  json_object_set_string_member (fields, "answer", "");
  json_object_set_int_member (fields, "created_at", now_ms ());
  json_object_set_null_member (fields, "resolved_at");
  return fields;
}

/**
 * lyc_act_report:
 * @cohort_id: (nullable): the cohort that the post is of, for what shows at once
 * @reason: spam, unkind, off_topic or other
 * @words: what the person says to it; "" for nothing, where the reason is not other
 *
 * Returns: (transfer full): the act that reports @post to the moderators
 */
LycAct *
lyc_act_report (LycPost *post, const char *cohort_id, const char *reason, const char *words,
                const char *my_id)
{
  const char *post_id = lyc_record_get_id (LYC_RECORD (post));
  g_autofree char *place = g_strconcat ("report:", post_id, NULL);
  LycAct *act = lyc_act_new ("report.create", NULL, place);
  JsonObject *body = json_object_new ();
  JsonObject *fields = report_fields (lyc_act_get_id (act), post, cohort_id, my_id);

  json_object_set_string_member (body, "reason", reason);
  json_object_set_string_member (body, "words", words);
  json_object_set_string_member (fields, "reason", reason);
  json_object_set_string_member (fields, "words", words);
  lyc_act_set_parent (act, post_id);
  lyc_act_take_body (act, body);
  lyc_act_take_echo (act, LYC_KIND_REPORT, lyc_act_get_id (act), TRUE, fields);
  return act;
}

static const char *
id_of (gpointer record)
{
  return record != NULL ? lyc_record_get_id (record) : NULL;
}

/* Acts about one post are sent in order. */
static char *
place_of (const LycModeration *what)
{
  const char *id = what->report != NULL ? lyc_report_get_post_id (what->report)
                   : what->post != NULL ? id_of (what->post)
                                        : id_of (what->container);

  return g_strconcat ("moderation:", id, NULL);
}

static void
echo_flag (LycAct *act, LycKind kind, gpointer record, const char *name, gboolean value)
{
  JsonObject *fields = json_object_new ();

  json_object_set_boolean_member (fields, name, value);
  lyc_act_take_echo (act, kind, lyc_record_get_id (record), FALSE, fields);
}

/* What shows at once of the act, or of its undoing. */
static void
echo_effect (LycAct *act, const LycModeration *what, gboolean undone)
{
  gboolean hides = g_str_equal (what->act, "hide"), locks = g_str_equal (what->act, "lock");

  if (what->post != NULL && (hides || g_str_equal (what->act, "return")))
    echo_flag (act, LYC_KIND_POST, what->post, "hidden", hides != undone);
  if (what->container != NULL && (locks || g_str_equal (what->act, "unlock")))
    echo_flag (act, LYC_KIND_CONTAINER, what->container, "locked", locks != undone);
}

/* The reports that it closes, or opens again. */
static void
echo_reports (LycAct *act, GListModel *reports, const char *state)
{
  guint n = reports != NULL ? g_list_model_get_n_items (reports) : 0;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycRecord) report = g_list_model_get_item (reports, i);
      JsonObject *fields = json_object_new ();

      json_object_set_string_member (fields, "state", state);
      lyc_act_take_echo (act, LYC_KIND_REPORT, lyc_record_get_id (report), FALSE, fields);
    }
}

static JsonObject *
action_fields (const char *id, const LycModeration *what)
{
  JsonObject *fields = lyc_fields_new (LYC_KIND_MOD_ACTION, id);
  gint64 now = now_ms ();

  lyc_fields_set_optional (
      fields, "cohort_id",
      what->report != NULL ? lyc_report_get_cohort_id (what->report)
      : what->container != NULL ? lyc_container_get_cohort_id (what->container)
                                : NULL);
  lyc_fields_set_optional (
      fields, "post_id", what->report != NULL ? lyc_report_get_post_id (what->report)
                                              : id_of (what->post));
  json_object_set_string_member (
      fields, "container_id", what->report != NULL ? lyc_report_get_container_id (what->report)
                              : what->post != NULL ? lyc_post_get_container_id (what->post)
                                                   : id_of (what->container));
  json_object_set_string_member (fields, "act", what->act);
  json_object_set_string_member (fields, "words", what->words);
  json_object_set_string_member (fields, "by_id", what->my_id);
  json_object_set_int_member (fields, "at", now);
  json_object_set_int_member (fields, "undo_until", now + UNDO_MS);
  json_object_set_null_member (fields, "undone_at");
  json_object_set_null_member (fields, "told_at");
  return fields;
}

static JsonObject *
action_body (const LycModeration *what)
{
  JsonObject *body = json_object_new ();

  if (what->report != NULL)
    json_object_set_string_member (body, "report_id", id_of (what->report));
  else if (what->post != NULL)
    json_object_set_string_member (body, "post_id", id_of (what->post));
  else
    json_object_set_string_member (body, "container_id", id_of (what->container));
  json_object_set_string_member (body, "act", what->act);
  json_object_set_string_member (body, "words", what->words);
  if (what->to_id != NULL)
    json_object_set_string_member (body, "to_id", what->to_id);
  return body;
}

/**
 * lyc_act_moderate:
 * @what: what is done to what
 * @reports: (nullable): the open reports of the post, which it closes
 *
 * Returns: (transfer full): a moderator's act; its id is that of the mod_action
 */
LycAct *
lyc_act_moderate (const LycModeration *what, GListModel *reports)
{
  g_autofree char *place = place_of (what);
  LycAct *act = lyc_act_new ("mod_action.apply", NULL, place);
  const char *id = lyc_act_get_id (act);

  lyc_act_take_body (act, action_body (what));
  lyc_act_take_echo (act, LYC_KIND_MOD_ACTION, id, TRUE, action_fields (id, what));
  echo_effect (act, what, FALSE);
  echo_reports (act, reports, "resolved");
  return act;
}

/**
 * lyc_act_undo_moderation:
 * @action_id: the id of the act
 * @what: what it did
 * @reports: (nullable): the reports that it closed
 *
 * Returns: (transfer full): the act that takes it back; the platform refuses it once it has told
 *   people
 */
LycAct *
lyc_act_undo_moderation (const char *action_id, const LycModeration *what, GListModel *reports)
{
  g_autofree char *place = place_of (what);
  LycAct *act = lyc_act_new ("mod_action.undo", action_id, place);
  JsonObject *fields = json_object_new ();

  json_object_set_int_member (fields, "undone_at", now_ms ());
  lyc_act_take_echo (act, LYC_KIND_MOD_ACTION, action_id, FALSE, fields);
  echo_effect (act, what, TRUE);
  echo_reports (act, reports, "open");
  return act;
}

/* Returns: (transfer full): the act that makes one person wait @seconds between two posts there */
LycAct *
lyc_act_slow_down (LycContainer *container, gint64 seconds)
{
  const char *id = lyc_record_get_id (LYC_RECORD (container));
  LycAct *act = lyc_act_new ("container.edit", id, id);
  JsonObject *body = json_object_new ();

  json_object_set_int_member (body, "slow_s", seconds);
  lyc_act_take_echo (act, LYC_KIND_CONTAINER, id, FALSE, json_object_ref (body));
  lyc_act_take_body (act, body);
  return act;
}

/* Returns: (transfer full): the act that lets the posts of new members wait for approval, or not */
LycAct *
lyc_act_approve_new (LycCohort *cohort, gboolean approve)
{
  const char *id = lyc_record_get_id (LYC_RECORD (cohort));
  LycAct *act = lyc_act_new ("cohort.edit", id, id);
  JsonObject *body = json_object_new ();

  json_object_set_boolean_member (body, "approve_new", approve);
  lyc_act_take_echo (act, LYC_KIND_COHORT, id, FALSE, json_object_ref (body));
  lyc_act_take_body (act, body);
  lyc_act_set_replaces (act, TRUE);
  return act;
}

/**
 * lyc_act_moderating:
 * @state: invited or none by who hosts the cohort, about another; active, declined, paused or left
 *   by the member
 * @words: what is said to it; "" for nothing
 *
 * Returns: (transfer full): the act by which somebody is asked to moderate, or answers
 */
LycAct *
lyc_act_moderating (LycMembership *membership, const char *state, const char *words)
{
  const char *id = lyc_record_get_id (LYC_RECORD (membership));
  LycAct *act = lyc_act_new ("membership.moderate", lyc_membership_get_user_id (membership), id);
  JsonObject *body = json_object_new ();
  JsonObject *fields = json_object_new ();

  json_object_set_string_member (body, "state", state);
  json_object_set_string_member (body, "words", words);
  json_object_set_string_member (fields, "moderates", state);
  if (g_str_equal (state, "invited"))
    json_object_set_string_member (fields, "asked_words", words);
  lyc_act_set_parent (act, lyc_membership_get_cohort_id (membership));
  lyc_act_take_body (act, body);
  lyc_act_take_echo (act, LYC_KIND_MEMBERSHIP, id, FALSE, fields);
  return act;
}
