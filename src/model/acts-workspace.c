/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "acts.h"
#include "echo-fields.h"
#include "ids.h"

static char *
place_of (const char *word, const char *id)
{
  return g_strconcat (word, ":", id, NULL);
}

/* Returns: (transfer full): the act that adds a task; the task's id is the act's */
LycAct *
lyc_act_create_task (const char *cohort_id, const char *title, const char *my_id, gint64 now)
{
  static const char *const nulls[] = { "due_at", "done_by", "done_at", "post_id", NULL };
  g_autofree char *id = lyc_id_new ();
  g_autofree char *place = place_of ("task", id);
  LycAct *act = lyc_act_new ("task.create", id, place);
  JsonObject *body = json_object_new ();
  JsonObject *fields = lyc_fields_new (LYC_KIND_TASK, id);

  lyc_act_set_id (act, id);
  lyc_act_set_parent (act, cohort_id);
  json_object_set_string_member (body, "title", title);
  json_object_set_string_member (fields, "cohort_id", cohort_id);
  json_object_set_string_member (fields, "title", title);
  json_object_set_string_member (fields, "state", "open");
  lyc_fields_set_strings (fields, "assignee_ids", NULL);
  lyc_fields_set_null (fields, nulls);
  json_object_set_string_member (fields, "created_by", my_id);
  json_object_set_int_member (fields, "created_at", now);
  lyc_act_take_body (act, body);
  lyc_act_take_echo (act, LYC_KIND_TASK, id, TRUE, fields);
  return act;
}

/* @act: of lyc_act_create_task(); the task remembers the post that it came from */
void
lyc_act_set_task_post (LycAct *act, const char *post_id)
{
  json_object_set_string_member (lyc_act_get_body (act), "post_id", post_id);
  json_object_set_string_member (lyc_act_get_echo (act, 0)->fields, "post_id", post_id);
}

static LycAct *
act_on_task (const char *verb, LycTask *task)
{
  const char *id = lyc_record_get_id (LYC_RECORD (task));
  g_autofree char *place = place_of ("task", id);

  return lyc_act_new (verb, id, place);
}

/* Takes @fields. */
static void
echo_on_task (LycAct *act, LycTask *task, JsonObject *fields)
{
  lyc_act_take_echo (act, LYC_KIND_TASK, lyc_record_get_id (LYC_RECORD (task)), FALSE, fields);
}

/* Returns: (transfer full): the act that ticks a task or opens it again; @now in milliseconds */
LycAct *
lyc_act_set_task_state (LycTask *task, gboolean done, const char *my_id, gint64 now)
{
  LycAct *act = act_on_task ("task.edit", task);
  JsonObject *body = json_object_new ();
  JsonObject *fields = json_object_new ();

  json_object_set_string_member (body, "state", done ? "done" : "open");
  json_object_set_string_member (fields, "state", done ? "done" : "open");
  lyc_fields_set_optional (fields, "done_by", done ? my_id : NULL);
  if (done)
    json_object_set_int_member (fields, "done_at", now);
  else
    json_object_set_null_member (fields, "done_at");
  lyc_act_take_body (act, body);
  echo_on_task (act, task, fields);
  return act;
}

/* Returns: (transfer full): the act that makes @user_ids (NULL-terminated) those who do the task */
LycAct *
lyc_act_assign_task (LycTask *task, const char *const *user_ids)
{
  LycAct *act = act_on_task ("task.edit", task);
  JsonObject *body = json_object_new ();

  lyc_fields_set_strings (body, "assignee_ids", user_ids);
  echo_on_task (act, task, json_object_ref (body));
  lyc_act_take_body (act, body);
  return act;
}

/* Returns: (transfer full): the act that gives the task another title */
LycAct *
lyc_act_rename_task (LycTask *task, const char *title)
{
  LycAct *act = act_on_task ("task.edit", task);
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "title", title);
  echo_on_task (act, task, json_object_ref (body));
  lyc_act_take_body (act, body);
  return act;
}

/* Fields that take an object out of every list until the platform has answered. */
static JsonObject *
gone_fields (void)
{
  JsonObject *fields = json_object_new ();

  json_object_set_boolean_member (fields, "gone", TRUE);
  return fields;
}

/* Returns: (transfer full): the act that deletes the task */
LycAct *
lyc_act_delete_task (LycTask *task)
{
  LycAct *act = act_on_task ("task.delete", task);

  echo_on_task (act, task, gone_fields ());
  return act;
}

static JsonObject *
file_body (const char *cohort_id, const char *name, gint64 size, const char *media_type)
{
  JsonObject *body = json_object_new ();

  json_object_set_string_member (body, "cohort_id", cohort_id);
  json_object_set_string_member (body, "name", name);
  json_object_set_string_member (body, "type", media_type);
  json_object_set_int_member (body, "size", size);
  return body;
}

static void
fill_file (JsonObject *fields, const char *name, gint64 size, const char *media_type,
           const char *my_id, gint64 now)
{
  json_object_set_string_member (fields, "name", name);
  json_object_set_string_member (fields, "type", media_type);
  json_object_set_int_member (fields, "size", size);
  json_object_set_string_member (fields, "sha256", "");
  json_object_set_string_member (fields, "state", "uploading");
  json_object_set_int_member (fields, "offset", 0);
  json_object_set_string_member (fields, "author_id", my_id);
  json_object_set_int_member (fields, "created_at", now);
}

/**
 * lyc_act_upload_file:
 * @path: the local file, which must stay where it is until it is uploaded
 * @size: in bytes
 * @now: in milliseconds
 *
 * Returns: (transfer full): the act that uploads it; the file's id is the act's
 */
LycAct *
lyc_act_upload_file (const char *cohort_id, const char *path, const char *name, gint64 size,
                     const char *media_type, const char *my_id, gint64 now)
{
  g_autofree char *place = place_of ("cohort", cohort_id);
  LycAct *act = lyc_act_new ("file.create", NULL, place);
  const char *id = lyc_act_get_id (act);
  JsonObject *fields = lyc_fields_new (LYC_KIND_FILE, id);

  lyc_act_set_parent (act, cohort_id);
  lyc_act_set_file (act, path);
  lyc_act_take_body (act, file_body (cohort_id, name, size, media_type));
  json_object_set_string_member (fields, "cohort_id", cohort_id);
  fill_file (fields, name, size, media_type, my_id, now);
  lyc_act_take_echo (act, LYC_KIND_FILE, id, TRUE, fields);
  return act;
}

/**
 * lyc_act_attach_file:
 * @now: in milliseconds
 *
 * Returns: (transfer full): the act that uploads a file which nobody else sees until a post names
 * it; the file's id is the act's
 */
LycAct *
lyc_act_attach_file (const LycAttaching *attaching, const char *my_id, gint64 now)
{
  LycAct *act = lyc_act_new ("file.create", NULL, "");
  const char *id = lyc_act_get_id (act);
  JsonObject *fields = lyc_fields_new (LYC_KIND_FILE, id);
  JsonObject *body = json_object_new ();

  lyc_act_set_place (act, id); /* one that is refused holds no other up */
  lyc_act_set_file (act, attaching->path);
  if (attaching->container_id != NULL)
    json_object_set_string_member (body, "container_id", attaching->container_id);
  else
    json_object_set_string_member (body, "cohort_id", attaching->cohort_id);
  json_object_set_boolean_member (body, "attached", TRUE);
  json_object_set_string_member (body, "name", attaching->name);
  json_object_set_string_member (body, "type", attaching->media_type);
  json_object_set_int_member (body, "size", attaching->size);
  lyc_act_take_body (act, body);
  lyc_fields_set_optional (fields, "cohort_id", attaching->cohort_id);
  json_object_set_boolean_member (fields, "attached", TRUE);
  fill_file (fields, attaching->name, attaching->size, attaching->media_type, my_id, now);
  lyc_act_take_echo (act, LYC_KIND_FILE, id, TRUE, fields);
  return act;
}

/* Returns: (transfer full): the act that deletes a shared file */
LycAct *
lyc_act_delete_file (const char *file_id, const char *cohort_id)
{
  g_autofree char *place = place_of ("cohort", cohort_id);
  LycAct *act = lyc_act_new ("file.delete", file_id, place);

  lyc_act_take_echo (act, LYC_KIND_FILE, file_id, FALSE, gone_fields ());
  return act;
}
