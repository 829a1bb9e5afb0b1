/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "request.h"

#include "access.h"

const char *
lyc_request_param (LycRequest *self, const char *name)
{
  return g_hash_table_lookup (self->params, name);
}

gint64
lyc_request_now (LycRequest *self)
{
  return lyc_platform_now (self->platform);
}

gboolean
lyc_request_has (LycRequest *self, const char *name)
{
  return json_object_has_member (self->body, name);
}

/* Returns: (nullable) (transfer none): the text, @fallback where it is absent or null */
const char *
lyc_request_text (LycRequest *self, const char *name, const char *fallback)
{
  JsonNode *node = json_object_get_member (self->body, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? json_node_get_string (node) : fallback;
}

gint64
lyc_request_int (LycRequest *self, const char *name, gint64 fallback)
{
  JsonNode *node = json_object_get_member (self->body, name);

  return node != NULL && !JSON_NODE_HOLDS_NULL (node) ? json_node_get_int (node) : fallback;
}

gboolean
lyc_request_flag (LycRequest *self, const char *name, gboolean fallback)
{
  JsonNode *node = json_object_get_member (self->body, name);

  return node != NULL ? json_node_get_boolean (node) : fallback;
}

static void
answer (LycRequest *self, guint status, const char *type, GBytes *bytes)
{
  if (self->status == 0)
    {
      self->status = status;
      self->content_type = g_strdup (type);
      self->answer = g_bytes_ref (bytes);
    }
}

static void
answer_text (LycRequest *self, guint status, const char *type, char *text)
{
  g_autoptr (GBytes) bytes = g_bytes_new_take (text, strlen (text));

  answer (self, status, type, bytes);
}

/**
 * lyc_request_allow:
 * @own: whether the person made what is acted on
 *
 * Asks the access table; answers 404 for a scope that is not theirs and 403 where it says no. Every
 * handler without a target calls this, or no answer leaves.
 *
 * Returns: whether to go on
 */
gboolean
lyc_request_allow (LycRequest *self, const char *resource, const char *action, gint64 scope_id,
                   gboolean own)
{
  const LycStanding *standing = lyc_viewer_in (self->viewer, scope_id);

  if (standing == NULL)
    {
      lyc_request_not_found (self);
      return FALSE;
    }
  switch (lyc_access_ask (standing, resource, action, own))
    {
    case LYC_VERDICT_ALLOWED:
      self->allowed = TRUE;
      return TRUE;
    case LYC_VERDICT_SUSPENDED:
      lyc_request_problem (self, 403, "suspended", "You are suspended here and can only read.");
      return FALSE;
    case LYC_VERDICT_FORBIDDEN:
    default:
      lyc_request_problem (self, 403, "forbidden", "Your role here does not allow this.");
      return FALSE;
    }
}

static void
tag (LycRequest *self, const char *kind, gint64 id)
{
  const LycKindInfo *info = lyc_kind_find (kind);
  g_autofree char *sql = g_strdup_printf ("SELECT rev FROM %s WHERE id = ?", info->table);
  g_autofree char *etag = NULL;
  const char *known;

  if (info->personal)
    return;
  etag = g_strdup_printf ("\"%" G_GINT64_FORMAT "\"", lyc_db_int (self->db, 0, sql, "i", id));
  soup_message_headers_replace (soup_server_message_get_response_headers (self->message), "ETag",
                                etag);
  known = soup_message_headers_get_one (
    soup_server_message_get_request_headers (self->message), "If-None-Match");
  if (g_str_equal (soup_server_message_get_method (self->message), "GET")
      && g_strcmp0 (known, etag) == 0)
    answer_text (self, 304, NULL, g_strdup (""));
}

/**
 * lyc_request_object:
 *
 * Answers 200 with the object as this person may see it now, 404 where they may not.
 */
void
lyc_request_object (LycRequest *self, const char *kind, gint64 scope_id, gint64 id)
{
  g_autofree char *own = NULL;
  const char *text = lyc_view_text (self->platform, self->viewer, kind, scope_id, id, &own);

  if (text == NULL)
    {
      lyc_request_not_found (self);
      return;
    }
  tag (self, kind, id);
  answer_text (self, 200, "application/json", g_strdup (text));
}

typedef struct {
  const char *kind;
  gint64 scope_id;
  gint64 id;
} Touched;

/**
 * lyc_request_touch:
 *
 * Notes an object that the act changed, for lyc_request_objects(). Twice is once.
 */
void
lyc_request_touch (LycRequest *self, const char *kind, gint64 scope_id, gint64 id)
{
  Touched *touched;

  for (guint i = 0; i < self->touched->len; i++)
    {
      touched = g_ptr_array_index (self->touched, i);
      if (touched->id == id && g_str_equal (touched->kind, kind))
        return;
    }
  touched = g_new (Touched, 1);
  *touched = (Touched){ g_intern_string (kind), scope_id, id };
  g_ptr_array_add (self->touched, touched);
}

/**
 * lyc_request_objects:
 *
 * Answers 200 with every touched object that this person may see.
 */
void
lyc_request_objects (LycRequest *self)
{
  g_autoptr (GString) text = g_string_new ("{\"objects\":[");
  const char *comma = "";

  for (guint i = 0; i < self->touched->len; i++)
    {
      Touched *touched = g_ptr_array_index (self->touched, i);
      g_autofree char *own = NULL;
      const char *view = lyc_view_text (self->platform, self->viewer, touched->kind,
                                        touched->scope_id, touched->id, &own);

      if (view == NULL)
        continue;
      g_string_append (text, comma);
      g_string_append (text, view);
      comma = ",";
    }
  g_string_append (text, "]}");
  answer_text (self, 200, "application/json", g_strdup (text->str));
}

void
lyc_request_done (LycRequest *self, const char *kind, const char *uuid, gint64 rev)
{
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "gone", uuid);
  json_object_set_string_member (object, "kind", kind);
  json_object_set_int_member (object, "rev", rev);
  lyc_request_json (self, 200, object);
}

void
lyc_request_json (LycRequest *self, guint status, JsonObject *object)
{
  answer_text (self, status, "application/json", lyc_json_text (object));
}

void
lyc_request_page (LycRequest *self, guint status, const char *html)
{
  answer_text (self, status, "text/html; charset=utf-8", g_strdup (html));
}

void
lyc_request_bytes (LycRequest *self, guint status, const char *type, GBytes *bytes)
{
  answer (self, status, type, bytes);
}

static gboolean
is_retryable (guint status)
{
  return status == 429 || status >= 500;
}

/**
 * lyc_request_problem_full:
 * @code: one of the problem schema's
 * @title: a plain sentence
 * @extra: (nullable) (transfer none): further members: retry_after, field_errors, offset, current
 */
void
lyc_request_problem_full (LycRequest *self, guint status, const char *code, const char *title,
                          JsonObject *extra)
{
  g_autoptr (JsonObject) object = json_object_new ();
  g_autoptr (GList) names = extra != NULL ? json_object_get_members (extra) : NULL;

  json_object_set_int_member (object, "status", status);
  json_object_set_string_member (object, "code", code);
  json_object_set_string_member (object, "title", title);
  json_object_set_boolean_member (object, "retryable", is_retryable (status));
  for (GList *l = names; l != NULL; l = l->next)
    json_object_set_member (object, l->data, json_object_dup_member (extra, l->data));
  answer_text (self, status, "application/problem+json", lyc_json_text (object));
}

void
lyc_request_problem (LycRequest *self, guint status, const char *code, const char *title)
{
  lyc_request_problem_full (self, status, code, title, NULL);
}

/* The one answer for what is not there and what is someone else's. */
void
lyc_request_not_found (LycRequest *self)
{
  lyc_request_problem (self, 404, "not_found", "There is nothing here that you can see.");
}

void
lyc_request_field_error (LycRequest *self, const char *field, const char *text)
{
  g_autoptr (JsonObject) extra = json_object_new ();
  JsonObject *errors = json_object_new ();

  json_object_set_string_member (errors, field, text);
  json_object_set_object_member (extra, "field_errors", errors);
  lyc_request_problem_full (self, 422, "invalid", "Something in the request does not fit.", extra);
}

/**
 * lyc_request_slow_down:
 * @bucket: what there was too much of
 * @wait_s: after how many seconds to try again
 * @title: a plain sentence
 *
 * Answers 429, with headers that say when.
 */
void
lyc_request_slow_down (LycRequest *self, const char *bucket, gint64 wait_s, const char *title)
{
  SoupMessageHeaders *headers = soup_server_message_get_response_headers (self->message);
  g_autofree char *seconds = g_strdup_printf ("%" G_GINT64_FORMAT, wait_s);
  g_autofree char *limit = g_strdup_printf ("\"%s\";r=0;t=%s", bucket, seconds);
  g_autoptr (JsonObject) extra = json_object_new ();

  soup_message_headers_replace (headers, "Retry-After", seconds);
  soup_message_headers_replace (headers, "RateLimit", limit);
  json_object_set_int_member (extra, "retry_after", wait_s);
  lyc_request_problem_full (self, 429, "rate_limited", title, extra);
}
