/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "upload.h"

#include <glib/gi18n-lib.h>

#include "act-request.h"
#include "json-read.h"

/* How much one request carries, bytes. */
#define CHUNK (256 * 1024)

/* How often in a row the platform may say that it stands elsewhere. */
#define MAX_CONFLICTS 5

typedef struct
{
  LycHttp *http;
  LycAct *act; /* told how much is there */
  char *id;
  GBytes *announcement;
  GMappedFile *file;
  gint64 offset;
  guint conflicts;
} Upload;

static void
upload_free (gpointer data)
{
  Upload *upload = data;

  g_object_unref (upload->http);
  lyc_act_unref (upload->act);
  g_free (upload->id);
  g_clear_pointer (&upload->announcement, g_bytes_unref);
  g_clear_pointer (&upload->file, g_mapped_file_unref);
  g_free (upload);
}

/* Takes @task. */
static void
call (GTask *task, const char *method, const char *suffix, gint64 offset, GBytes *body,
      GAsyncReadyCallback callback)
{
  Upload *upload = g_task_get_task_data (task);
  g_autofree char *path = g_strconcat ("/v1/files/", upload->id, suffix, NULL);
  gboolean finishes = g_str_equal (suffix, "/finish");
  LycRequest request
      = { method, path, finishes ? upload->id : NULL,
          offset, body, offset >= 0 ? "application/octet-stream" : "application/json",
          FALSE };

  lyc_http_call_async (upload->http, &request, g_task_get_cancellable (task), callback, task);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  JsonObject *file = lyc_http_call_finish_object (LYC_HTTP (source), result, &error);

  if (file != NULL)
    g_task_return_pointer (task, file, (GDestroyNotify) json_object_unref);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
finish (GTask *task)
{
  Upload *upload = g_task_get_task_data (task);
  g_autofree char *sum = g_compute_checksum_for_data (
      G_CHECKSUM_SHA256, (const guchar *) g_mapped_file_get_contents (upload->file),
      g_mapped_file_get_length (upload->file));
  char *text = g_strdup_printf ("{\"sha256\":\"%s\"}", sum);
  g_autoptr (GBytes) body = g_bytes_new_take (text, strlen (text));

  call (task, "POST", "/finish", -1, body, finished_cb);
}

static void stand_cb (GObject *source, GAsyncResult *result, gpointer user_data);
static void send_chunk (GTask *task);

static void
chunk_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Upload *upload = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GBytes) body = lyc_http_call_finish (LYC_HTTP (source), result, &error);

  if (body != NULL)
    {
      upload->conflicts = 0;
      upload->offset
          = MIN (upload->offset + CHUNK, (gint64) g_mapped_file_get_length (upload->file));
      send_chunk (g_steal_pointer (&task));
    }
  else if (g_error_matches (error, LYC_ERROR, LYC_ERROR_CONFLICT)
           && upload->conflicts++ < MAX_CONFLICTS)
    {
      g_error_free (error);
      call (g_steal_pointer (&task), "GET", "", -1, NULL, stand_cb);
    }
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
send_chunk (GTask *task)
{
  Upload *upload = g_task_get_task_data (task);
  gint64 length = (gint64) g_mapped_file_get_length (upload->file);
  g_autoptr (GBytes) all = NULL;
  g_autoptr (GBytes) chunk = NULL;

  lyc_act_set_sent (upload->act, upload->offset);
  if (upload->offset >= length)
    {
      finish (task);
      return;
    }
  all = g_mapped_file_get_bytes (upload->file);
  chunk = g_bytes_new_from_bytes (all, (gsize) upload->offset,
                                  (gsize) MIN (CHUNK, length - upload->offset));
  call (task, "PATCH", "/content", upload->offset, chunk, chunk_cb);
}

/* Where the platform stands: a cut upload goes on from there. */
static void
stand_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Upload *upload = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (JsonObject) file = lyc_http_call_finish_object (LYC_HTTP (source), result, &error);

  if (file == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  if (g_strcmp0 (lyc_json_text (file, "state", ""), "ready") == 0)
    {
      g_task_return_pointer (task, g_steal_pointer (&file), (GDestroyNotify) json_object_unref);
      return;
    }
  upload->offset = CLAMP (lyc_json_int (file, "offset", 0), 0,
                          (gint64) g_mapped_file_get_length (upload->file));
  send_chunk (g_steal_pointer (&task));
}

static void
announced_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (GBytes) body = lyc_http_call_finish (LYC_HTTP (source), result, &error);

  if (body == NULL)
    g_task_return_error (task, error);
  else
    call (g_steal_pointer (&task), "GET", "", -1, NULL, stand_cb);
}

/**
 * lyc_upload:
 * @act: a file.create with its local file
 * @task: (transfer full): told when it is done, with the file as the platform has it (#JsonObject)
 *
 * Announces the file, sends what the platform does not have yet, and ends with the hash of all of
 * it.
 */
void
lyc_upload (LycHttp *http, LycAct *act, GTask *task)
{
  Upload *upload = g_new0 (Upload, 1);

  upload->http = g_object_ref (http);
  upload->act = lyc_act_ref (act);
  upload->id = g_strdup (lyc_act_get_id (act));
  upload->file = g_mapped_file_new (lyc_act_get_file (act), FALSE, NULL);
  upload->announcement = lyc_act_request_body (act);
  g_task_set_task_data (task, upload, upload_free);
  if (upload->file != NULL)
    {
      call (task, "PUT", "", -1, upload->announcement, announced_cb);
      return;
    }
  g_task_return_new_error (task, LYC_ERROR, LYC_ERROR_REFUSED,
                           _("The file cannot be read any more."));
  g_object_unref (task);
}
