/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "difference.h"

#include "answer-changes.h"
#include "frame-rules.h"
#include "json-read.h"

typedef struct
{
  LycConnector *connector;
  LycStore *store;
  char *user_id;
  gint64 cursor; /* committed */
  gint64 next;   /* of the page that is being applied */
  gboolean more;
  gboolean look_again;
} Difference;

static void
difference_free (gpointer data)
{
  Difference *difference = data;

  g_object_unref (difference->connector);
  g_object_unref (difference->store);
  g_free (difference->user_id);
  g_free (difference);
}

static void ask_page (GTask *task);

static void
applied_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Difference *difference = g_task_get_task_data (task);
  GError *error = NULL;

  if (!lyc_store_apply_finish (LYC_STORE (source), result, &error))
    {
      g_task_return_error (task, error);
      return;
    }
  difference->cursor = difference->next;
  if (difference->more)
    ask_page (g_steal_pointer (&task));
  else
    g_task_return_boolean (task, TRUE);
}

/* Takes @task. A frame that only names its object is made good by a look at everything. */
static void
take_page (GTask *task, JsonObject *answer)
{
  Difference *difference = g_task_get_task_data (task);
  JsonArray *frames
      = json_object_has_member (answer, "frames") ? lyc_json_array (answer, "frames") : NULL;
  LycChangeList *changes = lyc_change_list_new ();
  gboolean look_again = FALSE;

  for (guint i = 0; frames != NULL && i < json_array_get_length (frames); i++)
    {
      JsonObject *frame = json_array_get_object_element (frames, i);

      lyc_frame_add_changes (frame, changes);
      look_again = look_again || lyc_frame_changes_sight (frame, difference->user_id)
                   || lyc_frame_get_changed_id (frame) != NULL;
    }
  if (look_again)
    lyc_change_list_look_again (changes);
  difference->look_again = difference->look_again || look_again;
  difference->next = lyc_json_int (answer, "cursor", difference->cursor);
  difference->more = lyc_json_flag (answer, "more", FALSE);
  lyc_change_list_set_cursor (changes, difference->next);
  lyc_store_apply_async (difference->store, changes, applied_cb, task);
}

static void
page_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  g_autoptr (JsonObject) answer = lyc_connector_finish (result, &error);

  if (answer != NULL)
    take_page (g_steal_pointer (&task), answer);
  else
    g_task_return_error (task, error);
}

/* Takes @task. */
static void
ask_page (GTask *task)
{
  Difference *difference = g_task_get_task_data (task);

  lyc_connector_changes_async (difference->connector, difference->cursor,
                               g_task_get_cancellable (task), page_cb, task);
}

/**
 * lyc_difference_async:
 * @cursor: what is committed
 * @user_id: (nullable): who is signed in
 *
 * Fetches what happened after @cursor and applies it, page by page together with the cursor.
 */
void
lyc_difference_async (LycConnector *connector, LycStore *store, gint64 cursor, const char *user_id,
                      GCancellable *cancellable, GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  Difference *difference = g_new0 (Difference, 1);

  difference->connector = g_object_ref (connector);
  difference->store = g_object_ref (store);
  difference->user_id = g_strdup (user_id);
  difference->cursor = cursor;
  g_task_set_task_data (task, difference, difference_free);
  ask_page (task);
}

/**
 * lyc_difference_finish:
 * @cursor: (out): what is committed now, also after an error
 * @look_again: (out): whether what this person may see has changed on the way
 */
gboolean
lyc_difference_finish (GAsyncResult *result, gint64 *cursor, gboolean *look_again, GError **error)
{
  Difference *difference = g_task_get_task_data (G_TASK (result));

  *cursor = difference->cursor;
  *look_again = difference->look_again;
  return g_task_propagate_boolean (G_TASK (result), error);
}
