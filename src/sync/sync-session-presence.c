/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Who is here, as the stream tells it, and what it is told of this person. Nothing of it is kept. */

#include "sync-session-private.h"

#include "json-read.h"

/* Several times within the span for which the platform believes it. */
#define REPEAT_S 15

static const char *const words[] = {
  [LYC_PRESENCE_OFFLINE] = "offline",
  [LYC_PRESENCE_AWAY] = "away",
  [LYC_PRESENCE_HERE] = "here",
  [LYC_PRESENCE_IN_SESSION] = "in_session",
};

static LycPresence
presence_from (const char *word)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_str_equal (words[i], word))
      return (LycPresence) i;
  return LYC_PRESENCE_OFFLINE;
}

static gboolean
is_live (LycSyncSession *self)
{
  return lyc_sync_engine_get_state (self->engine) == LYC_CONNECTION_LIVE;
}

static LycPresence
get_presence (LycSession *session, const char *user_id)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);

  if (g_strcmp0 (user_id, self->user_id) == 0)
    return is_live (self) ? self->own : LYC_PRESENCE_OFFLINE;
  return (LycPresence) GPOINTER_TO_INT (g_hash_table_lookup (self->presence, user_id));
}

static void
say_presence (LycSyncSession *self)
{
  g_autoptr (JsonObject) message = json_object_new ();

  json_object_set_string_member (message, "type", "presence");
  json_object_set_string_member (message, "state", words[self->own]);
  lyc_sync_engine_say (self->engine, message);
}

static void
say_lesson (LycSyncSession *self)
{
  g_autoptr (JsonObject) message = json_object_new ();

  json_object_set_string_member (message, "type", "lesson");
  if (self->lesson_id != NULL)
    json_object_set_string_member (message, "lesson_id", self->lesson_id);
  else
    json_object_set_null_member (message, "lesson_id");
  lyc_sync_engine_say (self->engine, message);
}

static void
set_presence (LycSession *session, LycPresence presence)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);

  if (presence == self->own || presence == LYC_PRESENCE_OFFLINE)
    return;
  self->own = presence;
  lyc_sync_engine_set_presence (self->engine, words[presence]);
  if (is_live (self))
    say_presence (self);
  g_signal_emit_by_name (self, "presence", self->user_id != NULL ? self->user_id : "");
}

static void
forget_lesson_people (LycSyncSession *self)
{
  gboolean any = self->lesson_count > 0;

  g_clear_pointer (&self->lesson_people, g_strfreev);
  self->lesson_count = 0;
  if (any)
    g_signal_emit_by_name (self, "lesson-people");
}

static void
set_lesson (LycSession *session, const char *lesson_id)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);

  if (g_strcmp0 (lesson_id, self->lesson_id) == 0)
    return;
  g_free (self->lesson_id);
  self->lesson_id = g_strdup (lesson_id);
  forget_lesson_people (self);
  if (is_live (self))
    say_lesson (self);
}

static const char *const *
get_lesson_people (LycSession *session, guint *count)
{
  LycSyncSession *self = LYC_SYNC_SESSION (session);

  *count = self->lesson_count;
  return (const char *const *) self->lesson_people;
}

void
lyc_sync_session_init_presence (LycSessionInterface *iface)
{
  iface->get_presence = get_presence;
  iface->set_presence = set_presence;
  iface->set_lesson = set_lesson;
  iface->get_lesson_people = get_lesson_people;
}

void
lyc_sync_session_take_presence (LycSyncSession *self, JsonObject *frame)
{
  const char *user_id = lyc_json_text (frame, "user_id", "");
  LycPresence presence = presence_from (lyc_json_text (frame, "state", ""));

  if (presence == LYC_PRESENCE_OFFLINE)
    g_hash_table_remove (self->presence, user_id);
  else
    g_hash_table_insert (self->presence, g_strdup (user_id), GINT_TO_POINTER (presence));
  g_signal_emit_by_name (self, "presence", user_id);
}

/* What is about a lesson that was left in the meantime comes too late. */
void
lyc_sync_session_take_lesson_people (LycSyncSession *self, JsonObject *frame)
{
  JsonArray *ids = lyc_json_array (frame, "user_ids");
  g_autoptr (GStrvBuilder) people = g_strv_builder_new ();

  if (g_strcmp0 (lyc_json_text (frame, "lesson_id", ""), self->lesson_id) != 0)
    return;
  for (guint i = 0; ids != NULL && i < json_array_get_length (ids); i++)
    {
      JsonNode *node = json_array_get_element (ids, i);

      if (json_node_get_value_type (node) == G_TYPE_STRING)
        g_strv_builder_add (people, json_node_get_string (node));
    }
  g_strfreev (self->lesson_people);
  self->lesson_people = g_strv_builder_end (people);
  self->lesson_count = MAX (g_strv_length (self->lesson_people),
                            (guint) CLAMP (lyc_json_int (frame, "count", 0), 0, G_MAXINT));
  g_signal_emit_by_name (self, "lesson-people");
}

/* Without a connection nobody is known to be here. */
static void
forget_all (LycSyncSession *self)
{
  g_autoptr (GList) ids = g_hash_table_get_keys (self->presence);
  g_autoptr (GHashTable) before = g_steal_pointer (&self->presence);

  self->presence = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (GList *l = ids; l != NULL; l = l->next)
    g_signal_emit_by_name (self, "presence", l->data);
  forget_lesson_people (self);
}

static gboolean
repeat_cb (gpointer data)
{
  say_presence (data);
  return G_SOURCE_CONTINUE;
}

/* The hello has said where the person is; the lesson is said once the stream is open. */
void
lyc_sync_session_follow_connection (LycSyncSession *self)
{
  LycConnectionState state = lyc_sync_engine_get_state (self->engine);
  gboolean live = state == LYC_CONNECTION_LIVE;

  if (state == LYC_CONNECTION_OFFLINE || state == LYC_CONNECTION_SIGNED_OUT)
    forget_all (self);
  if (live == self->live)
    return;
  self->live = live;
  g_clear_handle_id (&self->repeat, g_source_remove);
  if (!live)
    return;
  self->repeat = g_timeout_add_seconds (REPEAT_S, repeat_cb, self);
  say_lesson (self);
}

void
lyc_sync_session_clear_presence (LycSyncSession *self)
{
  g_clear_handle_id (&self->repeat, g_source_remove);
  g_clear_pointer (&self->presence, g_hash_table_unref);
  g_clear_pointer (&self->lesson_people, g_strfreev);
  g_clear_pointer (&self->lesson_id, g_free);
}
