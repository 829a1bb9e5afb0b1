/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "memory-services.h"

#include <glib/gstdio.h>

#include "json-gate.h"
#include "platform-connector.h"
#include "store.h"


struct _LycMemoryServices
{
  char *folder;
  char *kept; /* nullable: a file of a lesson */
  LycCore *core;
};

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (g_task_propagate_boolean (G_TASK (result), &error));
  g_assert_no_error (error);
  *(gboolean *) data = TRUE;
}

static void
wait_until (gboolean *done)
{
  while (!*done)
    g_main_context_iteration (NULL, TRUE);
}

static void
apply (LycStore *store, const char *objects, const char *my_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (JsonNode) node
      = lyc_json_parse (objects, strlen (objects), &lyc_json_default_limits, &error);
  LycChangeList *changes = lyc_change_list_new ();
  JsonArray *array;
  gboolean done = FALSE;

  g_assert_no_error (error);
  array = json_node_get_array (node);
  for (guint i = 0; i < json_array_get_length (array); i++)
    lyc_change_list_put (changes, json_array_get_object_element (array, i), 0);
  if (my_id != NULL)
    lyc_change_list_set_user (changes, my_id);
  lyc_store_apply_async (store, changes, done_cb, &done);
  wait_until (&done);
}

/**
 * lyc_memory_services_new:
 * @objects: a JSON array of objects of the API
 * @my_id: who is signed in
 */
LycMemoryServices *
lyc_memory_services_new (const char *objects, const char *my_id)
{
  LycMemoryServices *self = g_new0 (LycMemoryServices, 1);
  g_autoptr (GError) error = NULL;
  g_autoptr (LycConnector) connector = NULL;
  LycStore *store;
  gboolean done = FALSE;

  self->folder = g_dir_make_tmp ("lyceum-XXXXXX", &error);
  g_assert_no_error (error);
  store = lyc_store_new (self->folder, self->folder);
  apply (store, objects, my_id);
  lyc_store_stop (store);
  g_object_unref (store);
  connector = lyc_platform_connector_new ("http://127.0.0.1:9", NULL);
  self->core = lyc_core_new (self->folder, self->folder, "memory", connector);
  lyc_core_set_keyring (self->core, FALSE);
  lyc_core_start_async (self->core, done_cb, &done);
  wait_until (&done);
  return self;
}

/* Returns: (transfer full): the hash under which a file of a lesson is in the cache now */
char *
lyc_memory_services_keep_file (LycMemoryServices *self, GBytes *bytes)
{
  g_autofree char *files = g_build_filename (self->folder, "lesson-files", NULL);
  g_autofree char *sum = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  g_autofree char *path = g_build_filename (files, sum, NULL);

  g_mkdir_with_parents (files, 0700);
  g_file_set_contents (path, g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes),
                       NULL);
  g_clear_pointer (&self->kept, g_free);
  self->kept = g_strdup (path);
  return g_steal_pointer (&sum);
}

/* Ends everything and deletes the folder. */
void
lyc_memory_services_free (LycMemoryServices *self)
{
  static const char *const names[] = { "cache.db", "cache.db-wal", "cache.db-shm", "mine.db",
                                       "mine.db-wal", "mine.db-shm" };

  lyc_core_stop (self->core);
  g_clear_object (&self->core);
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GFile) file = g_file_new_build_filename (self->folder, names[i], NULL);

      g_file_delete (file, NULL, NULL);
    }
  if (self->kept != NULL)
    {
      g_autofree char *files = g_path_get_dirname (self->kept);

      g_unlink (self->kept);
      g_rmdir (files);
      g_free (self->kept);
    }
  g_rmdir (self->folder);
  g_free (self->folder);
  g_free (self);
}

LycServices *
lyc_memory_services_get (LycMemoryServices *self)
{
  return lyc_core_get_services (self->core);
}

/* As if the platform had said it: a JSON array of objects. */
void
lyc_memory_services_put (LycMemoryServices *self, const char *objects)
{
  apply (lyc_core_get_store (self->core), objects, NULL);
}

/* Returns: (transfer none) (nullable): what was done last; it waits for ever */
LycAct *
lyc_memory_services_get_last_act (LycMemoryServices *self)
{
  GListModel *outbox = G_LIST_MODEL (lyc_services_get_outbox (lyc_memory_services_get (self)));
  guint n = g_list_model_get_n_items (outbox);
  g_autoptr (LycOutboxItem) item = n > 0 ? g_list_model_get_item (outbox, n - 1) : NULL;

  return item != NULL ? lyc_outbox_item_get_act (item) : NULL;
}
