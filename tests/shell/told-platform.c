/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "told-platform.h"

#include <libsoup/soup.h>

#define PAGE 100

struct _ToldPlatform
{
  SoupServer *server;
  SoupWebsocketConnection *socket;
  char *url;
  JsonObject *head;
  GPtrArray *frames; /* of JsonObject, in the order of the list */
  guint next;
  GHashTable *objects; /* "kind/id" -> JsonObject */
  GPtrArray *listing;  /* what one registration goes through */
  gint64 seq;
  gboolean connected;
  GBytes *video;
};

static char *
to_text (JsonObject *object)
{
  g_autoptr (JsonNode) node = json_node_new (JSON_NODE_OBJECT);

  json_node_set_object (node, object);
  return json_to_string (node, FALSE);
}

static JsonObject *
parse (const char *text, gsize length)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (GError) error = NULL;

  json_parser_load_from_data (parser, text, (gssize) length, &error);
  g_assert_no_error (error);
  return json_object_ref (json_node_get_object (json_parser_get_root (parser)));
}

static char *
key_of (const char *kind, const char *id)
{
  return g_strconcat (kind, "/", id, NULL);
}

static void
keep (ToldPlatform *self, JsonObject *object)
{
  g_hash_table_replace (self->objects,
                        key_of (json_object_get_string_member (object, "kind"),
                                json_object_get_string_member (object, "id")),
                        json_object_ref (object));
}

static void
answer (SoupServerMessage *message, const char *text)
{
  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "application/json", SOUP_MEMORY_COPY, text,
                                    strlen (text));
}

static void
answer_object (SoupServerMessage *message, JsonObject *object)
{
  g_autofree char *text = to_text (object);

  answer (message, text);
}

static void
begin_listing (ToldPlatform *self)
{
  GHashTableIter iter;
  gpointer object;

  g_clear_pointer (&self->listing, g_ptr_array_unref);
  self->listing = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  g_hash_table_iter_init (&iter, self->objects);
  while (g_hash_table_iter_next (&iter, NULL, &object))
    g_ptr_array_add (self->listing, json_object_ref (object));
}

static void
answer_register (ToldPlatform *self, SoupServerMessage *message, JsonObject *body)
{
  g_autoptr (JsonObject) page = json_object_new ();
  JsonArray *objects = json_array_new ();
  const char *cursor = json_object_get_string_member_with_default (body, "cursor", NULL);
  guint from = cursor != NULL ? (guint) g_ascii_strtoull (cursor, NULL, 10) : 0;
  g_autofree char *next = g_strdup_printf ("%u", from + PAGE);

  if (cursor == NULL)
    begin_listing (self);
  for (guint i = from; i < MIN (from + PAGE, self->listing->len); i++)
    json_array_add_object_element (objects, json_object_ref (self->listing->pdata[i]));
  json_object_set_int_member (page, "seq", self->seq);
  json_object_set_string_member (page, "user_id", told_platform_get_word (self, "me"));
  json_object_set_array_member (page, "scopes", json_array_new ());
  json_object_set_array_member (page, "objects", objects);
  if (from + PAGE < self->listing->len)
    json_object_set_string_member (page, "next", next);
  else
    json_object_set_null_member (page, "next");
  answer_object (message, page);
}

static int
by_pos (gconstpointer a, gconstpointer b)
{
  gint64 one = json_object_get_int_member (*(JsonObject *const *) a, "pos");
  gint64 two = json_object_get_int_member (*(JsonObject *const *) b, "pos");

  return one < two ? -1 : one > two;
}

static GPtrArray *
posts_before (ToldPlatform *self, const char *container_id, gint64 before)
{
  GPtrArray *posts = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer key, object;

  g_hash_table_iter_init (&iter, self->objects);
  while (g_hash_table_iter_next (&iter, &key, &object))
    if (g_str_has_prefix (key, "post/")
        && g_str_equal (json_object_get_string_member (object, "container_id"), container_id)
        && json_object_get_int_member (object, "pos") < before)
      g_ptr_array_add (posts, object);
  g_ptr_array_sort (posts, by_pos);
  return posts;
}

/* GET /v1/containers/ID/posts?before=POS */
static void
answer_posts (ToldPlatform *self, SoupServerMessage *message, const char *id, GHashTable *query)
{
  const char *given = query != NULL ? g_hash_table_lookup (query, "before") : NULL;
  g_autoptr (JsonObject) page = json_object_new ();
  g_autoptr (GPtrArray) posts
      = posts_before (self, id, given != NULL ? g_ascii_strtoll (given, NULL, 10) : G_MAXINT64);
  JsonArray *objects = json_array_new ();

  for (guint i = posts->len > 50 ? posts->len - 50 : 0; i < posts->len; i++)
    json_array_add_object_element (objects, json_object_ref (posts->pdata[i]));
  json_object_set_array_member (page, "objects", objects);
  json_object_set_null_member (page, "prev");
  json_object_set_null_member (page, "next");
  answer_object (message, page);
}

/* What the person does on their own: reading and watching. */
static void
merge (ToldPlatform *self, SoupServerMessage *message, const char *kind, const char *id,
       const char *const *names, JsonObject *body)
{
  g_autofree char *key = key_of (kind, id);
  JsonObject *before = g_hash_table_lookup (self->objects, key);
  g_autofree char *text = before != NULL ? to_text (before) : NULL;
  g_autoptr (JsonObject) object = text != NULL ? parse (text, strlen (text)) : NULL;

  if (object == NULL)
    {
      answer (message, "{\"objects\":[]}");
      return;
    }
  for (; *names != NULL; names++)
    if (json_object_has_member (body, *names))
      json_object_set_member (object, *names, json_object_dup_member (body, *names));
  json_object_set_int_member (object, "rev", self->seq);
  keep (self, object);
  answer_object (message, object);
}

static void
answer_put (ToldPlatform *self, SoupServerMessage *message, char **words, JsonObject *body)
{
  static const char *const read[] = { "read_pos", NULL };
  static const char *const watched[] = { "ranges", "position_ms", NULL };

  if (g_strcmp0 (words[4], "read_state") == 0)
    merge (self, message, "read_state", words[3], read, body);
  else if (g_strcmp0 (words[4], "progress") == 0)
    merge (self, message, "progress", words[3], watched, body);
  else
    answer (message, "{\"objects\":[]}");
}

static void
answer_video (ToldPlatform *self, SoupServerMessage *message)
{
  gsize size;
  const char *data = g_bytes_get_data (self->video, &size);

  soup_server_message_set_status (message, 200, NULL);
  soup_server_message_set_response (message, "video/webm", SOUP_MEMORY_COPY, data, size);
}

static JsonObject *
body_of (SoupServerMessage *message)
{
  g_autoptr (GBytes) bytes
      = soup_message_body_flatten (soup_server_message_get_request_body (message));
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  return size > 0 && *data == '{' ? parse (data, size) : json_object_new ();
}

static void
answer_other (ToldPlatform *self, SoupServerMessage *message, const char *path, GHashTable *query)
{
  g_auto (GStrv) words = g_strsplit (path, "/", 6);
  g_autoptr (JsonObject) body = body_of (message);
  gboolean deep = g_strv_length (words) >= 5;

  if (g_str_equal (path, "/v1/register"))
    answer_register (self, message, body);
  else if (deep && g_str_equal (words[4], "content"))
    answer_video (self, message);
  else if (deep && g_str_equal (words[4], "posts"))
    answer_posts (self, message, words[3], query);
  else if (deep && soup_server_message_get_method (message) == SOUP_METHOD_PUT)
    answer_put (self, message, words, body);
  else
    soup_server_message_set_status (message, 404, NULL);
}

static void
handle (SoupServer *server, SoupServerMessage *message, const char *path, GHashTable *query,
        gpointer data)
{
  ToldPlatform *self = data;
  g_autofree char *token = NULL;

  if (g_str_equal (path, "/oauth/token"))
    {
      token = g_strdup_printf ("{\"access_token\":\"a\",\"refresh_token\":\"r\",\"token_type\":"
                               "\"Bearer\",\"expires_in\":86400,\"user_id\":\"%s\"}",
                               told_platform_get_word (self, "me"));
      answer (message, token);
    }
  else if (g_str_equal (path, "/v1/server"))
    answer (message, "{\"kind\":\"server\",\"name\":\"Told\",\"sandbox\":false}");
  else if (g_str_equal (path, "/v1/sync"))
    g_error ("The stream had a gap");
  else
    answer_other (self, message, path, query);
}

static void
said_cb (SoupWebsocketConnection *socket, int type, GBytes *bytes, gpointer data)
{
  ToldPlatform *self = data;
  g_autofree char *welcome = NULL;

  if (g_strstr_len (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes), "\"hello\"")
      == NULL)
    return;
  welcome = g_strdup_printf (
      "{\"type\":\"welcome\",\"seq\":%" G_GINT64_FORMAT ",\"heartbeat_s\":300}", self->seq);
  soup_websocket_connection_send_text (socket, welcome);
  self->connected = TRUE;
}

static void
socket_cb (SoupServer *server, SoupServerMessage *message, const char *path,
           SoupWebsocketConnection *socket, gpointer data)
{
  ToldPlatform *self = data;

  g_set_object (&self->socket, socket);
  g_signal_connect (socket, "message", G_CALLBACK (said_cb), self);
}

static void
listen (ToldPlatform *self)
{
  g_autoptr (GError) error = NULL;
  GSList *uris;

  self->server = soup_server_new (NULL, NULL);
  soup_server_add_handler (self->server, NULL, handle, self, NULL);
  soup_server_add_websocket_handler (self->server, "/v1/stream", NULL, NULL, socket_cb, self, NULL);
  soup_server_listen_local (self->server, 0, SOUP_SERVER_LISTEN_IPV4_ONLY, &error);
  g_assert_no_error (error);
  uris = soup_server_get_uris (self->server);
  self->url = g_strdup_printf ("http://127.0.0.1:%d", g_uri_get_port ((GUri *) uris->data));
  g_slist_free_full (uris, (GDestroyNotify) g_uri_unref);
}

/* @lines: what events.py prints */
ToldPlatform *
told_platform_new (const char *const *lines, const char *video_path)
{
  ToldPlatform *self = g_new0 (ToldPlatform, 1);
  g_autofree char *video = NULL;
  gsize size;

  self->objects
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) json_object_unref);
  self->frames = g_ptr_array_new_with_free_func ((GDestroyNotify) json_object_unref);
  self->head = parse (lines[0], strlen (lines[0]));
  self->seq = json_object_get_int_member (self->head, "seq");
  for (guint i = 1; lines[i] != NULL && *lines[i] != '\0'; i++)
    {
      g_autoptr (JsonObject) line = parse (lines[i], strlen (lines[i]));

      if (json_object_has_member (line, "object"))
        keep (self, json_object_get_object_member (line, "object"));
      else
        g_ptr_array_add (self->frames,
                         json_object_ref (json_object_get_object_member (line, "frame")));
    }
  g_assert_true (g_file_get_contents (video_path, &video, &size, NULL));
  self->video = g_bytes_new_take (g_steal_pointer (&video), size);
  listen (self);
  return self;
}

void
told_platform_free (ToldPlatform *self)
{
  soup_server_disconnect (self->server);
  g_clear_object (&self->socket);
  g_object_unref (self->server);
  g_clear_pointer (&self->listing, g_ptr_array_unref);
  g_ptr_array_unref (self->frames);
  g_hash_table_unref (self->objects);
  json_object_unref (self->head);
  g_bytes_unref (self->video);
  g_free (self->url);
  g_free (self);
}

const char *
told_platform_get_url (ToldPlatform *self)
{
  return self->url;
}

/* Returns: (transfer none): a name out of the first line of the list */
const char *
told_platform_get_word (ToldPlatform *self, const char *name)
{
  return json_object_get_string_member (self->head, name);
}

/* Returns: (transfer none): every type of event of the schema */
JsonArray *
told_platform_get_types (ToldPlatform *self)
{
  return json_object_get_array_member (self->head, "types");
}

gboolean
told_platform_is_connected (ToldPlatform *self)
{
  return self->connected;
}

gint64
told_platform_get_seq (ToldPlatform *self)
{
  return self->seq;
}

static gboolean
says_news (JsonObject *before, JsonObject *put)
{
  g_autofree char *one = NULL;
  g_autofree char *two = NULL;
  g_autoptr (JsonObject) same = NULL;

  if (before == NULL)
    return TRUE;
  one = to_text (before);
  same = parse (one, strlen (one));
  json_object_set_int_member (same, "rev", json_object_get_int_member (put, "rev"));
  g_free (one);
  one = to_text (same);
  two = to_text (put);
  return !g_str_equal (one, two);
}

static gboolean
take_in (ToldPlatform *self, JsonObject *frame)
{
  JsonObject *data = json_object_get_object_member (frame, "data");
  JsonObject *put
      = json_object_has_member (data, "put") ? json_object_get_object_member (data, "put") : NULL;
  g_autofree char *key = key_of (json_object_get_string_member (frame, "kind"),
                                 json_object_get_string_member (frame, "id"));
  JsonObject *before = g_hash_table_lookup (self->objects, key);
  gboolean news = put != NULL ? says_news (before, put) : before != NULL;

  self->seq = json_object_get_int_member (frame, "seq");
  if (put != NULL)
    keep (self, put);
  else
    g_hash_table_remove (self->objects, key);
  return news;
}

/* Says the next frame. Returns: FALSE where the list is at its end */
gboolean
told_platform_say (ToldPlatform *self, ToldFrame *frame)
{
  g_autofree char *text = NULL;

  if (self->next == self->frames->len)
    return FALSE;
  frame->frame = g_ptr_array_index (self->frames, self->next++);
  frame->news = json_object_has_member (frame->frame, "data") && take_in (self, frame->frame);
  text = to_text (frame->frame);
  soup_websocket_connection_send_text (self->socket, text);
  return TRUE;
}

static gboolean
is_of (gpointer key, gpointer value, gpointer cohort_id)
{
  return json_object_has_member (value, "cohort_id")
         && g_strcmp0 (json_object_get_string_member_with_default (value, "cohort_id", NULL),
                       cohort_id)
                == 0;
}

/* Takes the person out of a cohort: the frame addressed to them is the last one of it. */
void
told_platform_leave (ToldPlatform *self, const char *cohort_id)
{
  const char *me = told_platform_get_word (self, "me");
  g_autofree char *membership = NULL;
  g_autofree char *text = NULL;
  GHashTableIter iter;
  gpointer key, object;

  g_hash_table_iter_init (&iter, self->objects);
  while (g_hash_table_iter_next (&iter, &key, &object))
    if (g_str_has_prefix (key, "membership/") && is_of (key, object, (gpointer) cohort_id)
        && g_str_equal (json_object_get_string_member (object, "user_id"), me))
      membership = g_strdup (json_object_get_string_member (object, "id"));
  g_assert_nonnull (membership);
  text = g_strdup_printf (
      "{\"seq\":%" G_GINT64_FORMAT ",\"prev\":%" G_GINT64_FORMAT ",\"type\":\"membership.removed\","
      "\"scope\":\"user:%s\",\"at\":1,\"actor\":null,\"kind\":\"membership\",\"id\":\"%s\","
      "\"data\":{\"gone\":\"%s\"}}",
      self->seq + 1, self->seq, me, membership, membership);
  self->seq++;
  g_hash_table_foreach_remove (self->objects, is_of, (gpointer) cohort_id);
  membership = (g_free (membership), key_of ("cohort", cohort_id));
  g_hash_table_remove (self->objects, membership);
  soup_websocket_connection_send_text (self->socket, text);
}
