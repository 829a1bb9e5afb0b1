/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "peer-run.h"

#include "changes.h"
#include "ids.h"
#include "people.h"
#include "sandbox.h"
#include "stream-socket.h"

void
lyc_peer_run_free (LycPeerRun *self)
{
  g_free (self->last);
  g_free (self);
}

static JsonArray *
list (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_array_member (object, name) : NULL;
}

static const char *
text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static JsonObject *
step_at (LycPeerRun *self, guint index)
{
  JsonArray *steps = list (self->rule, "do");

  return steps != NULL && index < json_array_get_length (steps)
           ? json_array_get_object_element (steps, index)
           : NULL;
}

/**
 * lyc_peer_run_wait:
 * @now: monotonic, in milliseconds
 *
 * Sets when the next step is due.
 */
void
lyc_peer_run_wait (LycPeerRun *self, gint64 now)
{
  JsonObject *step = step_at (self, self->step);

  if (step != NULL)
    self->due = now + json_object_get_int_member_with_default (step, "delay_ms", 0);
}

/* The next of a list, none again before all were there. */
static guint
turn_of (LycPeerRun *self, JsonArray *array)
{
  guint turn = GPOINTER_TO_UINT (g_hash_table_lookup (self->turns, array));

  g_hash_table_insert (self->turns, array, GUINT_TO_POINTER (turn + 1));
  return turn % json_array_get_length (array);
}

static gint64
about_container (LycPeerRun *self, const char *sql)
{
  return lyc_db_int (self->platform->db, 0, sql, "i", self->container_id);
}

static JsonObject *
entry_in_turn (LycPeerRun *self)
{
  for (guint i = self->step; step_at (self, i) != NULL; i++)
    {
      JsonArray *entries = list (step_at (self, i), "in_turn");

      if (entries != NULL && json_array_get_length (entries) > 0)
        return json_array_get_object_element (
          entries, (guint) (self->turn % json_array_get_length (entries)));
    }
  return NULL;
}

/* Returns: who does the step; 0 where it is left out */
static gint64
who_acts (LycPeerRun *self, JsonObject *step)
{
  JsonArray *who = list (step, "who");
  const char *name;
  JsonObject *entry;

  if (who == NULL || json_array_get_length (who) == 0)
    return 0;
  name = json_array_get_string_element (who, turn_of (self, who));
  if (g_str_equal (name, "same"))
    return self->actor;
  if (g_str_equal (name, "author"))
    return about_container (self, "SELECT creator_id FROM container WHERE id = ?");
  if (g_str_equal (name, "answerer"))
    return lyc_db_int (self->platform->db, 0, "SELECT creator_id FROM post WHERE id = ?", "i",
                       self->post_id);
  if (!g_str_equal (name, "next"))
    return lyc_user_by_login (self->platform, name);
  entry = entry_in_turn (self);
  return entry != NULL ? lyc_user_by_login (self->platform, text (entry, "who")) : 0;
}

/* Returns: the container of the step, else of the event, else of the next step that has one */
static gint64
where (LycPeerRun *self)
{
  const char *key = text (step_at (self, self->step), "in");

  if (*key == '\0' && self->container_id != 0)
    return self->container_id;
  for (guint i = self->step; *key == '\0' && step_at (self, i) != NULL; i++)
    key = text (step_at (self, i), "in");
  return lyc_db_int (self->platform->db, 0,
                     "SELECT c.id FROM container c JOIN sandbox_key k ON k.uuid = c.uuid"
                     " WHERE k.key = ?",
                     "s", key);
}

static gboolean
speaks_of (JsonObject *choice, const char *said)
{
  JsonArray *words = list (choice, "words");

  for (guint i = 0; words != NULL && i < json_array_get_length (words); i++)
    if (strstr (said, json_array_get_string_element (words, i)) != NULL)
      return TRUE;
  return FALSE;
}

/* Returns: (nullable): the texts that fit what the learner wrote */
static JsonArray *
texts_of (LycPeerRun *self, JsonObject *step)
{
  JsonArray *choices = list (step, "choose");
  g_autofree char *body = lyc_db_text (self->platform->db, "SELECT body FROM post WHERE id = ?", "i",
                                       self->post_id);
  g_autofree char *said = g_utf8_strdown (body != NULL ? body : "", -1);

  for (guint i = 0; choices != NULL && i < json_array_get_length (choices); i++)
    if (speaks_of (json_array_get_object_element (choices, i), said))
      return list (json_array_get_object_element (choices, i), "texts");
  return list (step, choices != NULL ? "otherwise" : "texts");
}

static const char *
words_of (LycPeerRun *self, JsonObject *step)
{
  JsonArray *texts;

  if (json_object_has_member (step, "in_turn"))
    return text (entry_in_turn (self), "text");
  texts = texts_of (self, step);
  return texts != NULL && json_array_get_length (texts) > 0
           ? json_array_get_string_element (texts, turn_of (self, texts))
           : NULL;
}

static char *
body_of (LycPeerRun *self, const char *words)
{
  g_autofree char *mentioned = lyc_sandbox_mentions (self->platform, words);
  g_autofree char *lesson
    = lyc_db_text (self->platform->db,
                   "SELECT l.title FROM lesson l JOIN container c ON c.lesson_id = l.id"
                   " WHERE c.id = ?",
                   "i", self->container_id);
  GString *string = g_string_new (mentioned);

  g_string_replace (string, "{lesson}", lesson != NULL ? lesson : "", 0);
  return g_string_free (string, FALSE);
}

static void
add_reply_to (LycPeerRun *self, JsonObject *body, gint64 container)
{
  g_autofree char *uuid
    = self->post_id != 0
        ? lyc_uuid_of (self->platform, "post", self->post_id)
        : lyc_db_text (self->platform->db,
                       "SELECT uuid FROM post WHERE container_id = ? ORDER BY pos DESC LIMIT 1", "i",
                       container);

  if (uuid != NULL)
    json_object_set_string_member (body, "reply_to", uuid);
}

static void
write_post (LycPeerRun *self, JsonObject *step, gint64 container)
{
  const char *words = words_of (self, step);
  g_autofree char *place = lyc_uuid_of (self->platform, "container", container);
  g_autofree char *learner = lyc_uuid_of (self->platform, "user", self->learner);
  g_autoptr (JsonObject) body = json_object_new ();
  g_autofree char *said = words != NULL ? body_of (self, words) : NULL;
  g_autofree char *path = NULL;

  if (said == NULL || place == NULL)
    return;
  g_free (self->last);
  self->last = lyc_id_new ();
  json_object_set_string_member (body, "body", said);
  if (json_object_has_member (step, "post_kind"))
    json_object_set_string_member (body, "post_kind", text (step, "post_kind"));
  if (g_str_equal (text (step, "act"), "reply"))
    add_reply_to (self, body, container);
  if (strstr (words, "@{" LYC_SANDBOX_LEARNER "}") != NULL)
    {
      JsonArray *ids = json_array_new ();

      json_array_add_string_element (ids, learner);
      json_object_set_array_member (body, "mention_ids", ids);
    }
  path = g_strdup_printf ("/v1/containers/%s/posts/%s", place, self->last);
  lyc_peer_client_send (self->client, self->actor, "PUT", path, body);
}

/* As a socket would tell it: the stream is the only way to type. */
static void
show_typing (LycPeerRun *self, gint64 container)
{
  g_autofree char *place = lyc_uuid_of (self->platform, "container", container);
  g_autofree char *person = lyc_uuid_of (self->platform, "user", self->actor);
  g_autofree char *frame = NULL;

  if (place == NULL || person == NULL)
    return;
  frame = g_strdup_printf ("{\"type\":\"typing\",\"container_id\":\"%s\",\"user_id\":\"%s\"}", place,
                           person);
  lyc_stream_hub_tell (self->platform->hub,
                       lyc_db_int (self->platform->db, 0,
                                   "SELECT scope_id FROM container WHERE id = ?", "i", container),
                       self->actor, frame);
}

static void
mark_post (LycPeerRun *self, JsonObject *step)
{
  const char *act = text (step, "act");
  g_autofree char *uuid = g_str_equal (text (step, "on"), "last")
                            ? g_strdup (self->last)
                            : lyc_uuid_of (self->platform, "post", self->post_id);
  g_autoptr (JsonObject) body = json_object_new ();
  JsonArray *emoji = list (step, "emoji");
  g_autofree char *path = NULL;

  if (uuid == NULL)
    return;
  if (g_str_equal (act, "vote"))
    json_object_set_boolean_member (body, "vote", TRUE);
  else if (emoji != NULL && json_array_get_length (emoji) > 0)
    {
      JsonArray *set = json_array_new ();

      json_array_add_string_element (
        set, json_array_get_string_element (emoji, turn_of (self, emoji)));
      json_object_set_array_member (body, "emojis", set);
    }
  path = g_strdup_printf ("/v1/posts/%s/reaction", uuid);
  lyc_peer_client_send (self->client, self->actor, "PUT", path, body);
}

static void
accept (LycPeerRun *self)
{
  g_autofree char *uuid = lyc_uuid_of (self->platform, "post", self->post_id);
  g_autofree char *path = g_strdup_printf ("/v1/posts/%s/accepted", uuid);

  if (uuid != NULL
      && about_container (self, "SELECT creator_id FROM container WHERE id = ?") == self->actor
      && about_container (self, "SELECT count(*) FROM post WHERE container_id = ? AND accepted") == 0)
    lyc_peer_client_send (self->client, self->actor, "PUT", path, NULL);
}

static void
finish_task (LycPeerRun *self, JsonObject *step)
{
  g_autofree char *uuid
    = lyc_db_text (self->platform->db,
                   "SELECT uuid FROM task WHERE title = ? AND state = 'open' AND NOT deleted", "s",
                   text (step, "task"));
  g_autofree char *path = g_strdup_printf ("/v1/tasks/%s", uuid);
  g_autoptr (JsonObject) body = json_object_new ();

  json_object_set_string_member (body, "state", "done");
  if (uuid != NULL)
    lyc_peer_client_send (self->client, self->actor, "PATCH", path, body);
}

static void
act (LycPeerRun *self, JsonObject *step)
{
  const char *name = text (step, "act");

  if (g_str_equal (name, "typing"))
    show_typing (self, where (self));
  else if (g_str_equal (name, "post") || g_str_equal (name, "reply"))
    write_post (self, step, where (self));
  else if (g_str_equal (name, "react") || g_str_equal (name, "vote"))
    mark_post (self, step);
  else if (g_str_equal (name, "accept"))
    accept (self);
  else if (g_str_equal (name, "task_done"))
    finish_task (self, step);
}

/**
 * lyc_peer_run_step:
 * @now: monotonic, in milliseconds
 *
 * Does the step that is due and waits for the next.
 *
 * Returns: whether there is a next one
 */
gboolean
lyc_peer_run_step (LycPeerRun *self, gint64 now)
{
  JsonObject *step = step_at (self, self->step);
  gint64 actor = step != NULL ? who_acts (self, step) : 0;

  if (actor != 0 && actor != self->learner)
    {
      self->actor = actor;
      act (self, step);
    }
  self->step++;
  lyc_peer_run_wait (self, now);
  return step_at (self, self->step) != NULL;
}
