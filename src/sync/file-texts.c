/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-texts.h"

#include <glib/gstdio.h>

#include "ids.h"
#include "search-file.h"

/* The platform reads no more of a file than this, bytes; more is not taken. */
#define MAX_BYTES (1024 * 1024)

/* Between two, milliseconds: nobody waits for it. */
#define PAUSE_MS 200

struct _LycFileTexts
{
  GObject parent_instance;

  LycStore *store; /* NULL once it was stopped */
  LycConnector *connector;
  char *folder; /* where a text lies while it arrives */
  char *id;     /* nullable: of the file whose words are fetched */
  GHashTable *failed; /* ids: not asked for again before the connection is another one */
  GCancellable *cancellable; /* nullable: while it is online */
  guint source;
  gboolean busy;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (LycFileTexts, lyc_file_texts, G_TYPE_OBJECT)

static void look_soon (LycFileTexts *self);

static void
lyc_file_texts_dispose (GObject *object)
{
  lyc_file_texts_stop (LYC_FILE_TEXTS (object));
  G_OBJECT_CLASS (lyc_file_texts_parent_class)->dispose (object);
}

static void
lyc_file_texts_finalize (GObject *object)
{
  LycFileTexts *self = LYC_FILE_TEXTS (object);

  g_clear_object (&self->connector);
  g_hash_table_unref (self->failed);
  g_free (self->folder);
  g_free (self->id);
  G_OBJECT_CLASS (lyc_file_texts_parent_class)->finalize (object);
}

static void
lyc_file_texts_class_init (LycFileTextsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_file_texts_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_file_texts_finalize;
}

static void
lyc_file_texts_init (LycFileTexts *self)
{
  self->failed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
}

/* Ends one step. @done: whether the file needs no more */
static void
finish (LycFileTexts *self, gboolean done)
{
  self->busy = FALSE;
  if (!done)
    g_hash_table_add (self->failed, g_strdup (self->id));
  g_clear_pointer (&self->id, g_free);
  look_soon (self);
}

static void
kept_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycFileTexts) self = user_data;

  finish (self, lyc_worker_do_finish (result, NULL) != NULL);
}

/* What came is checked as anything else from outside; it lies on the disk no longer. */
static void
arrived_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycFileTexts) self = user_data;
  g_autoptr (GFile) file = lyc_connector_finish (result, NULL);
  g_autofree char *text = NULL;
  gsize length = 0;
  gboolean good
      = file != NULL && g_file_load_contents (file, NULL, &text, &length, NULL, NULL)
        && length <= MAX_BYTES && g_utf8_validate_len (text, length, NULL);

  if (file != NULL)
    g_unlink (g_file_peek_path (file));
  if (good && self->store != NULL)
    lyc_store_keep_file_text_async (self->store, self->id, text, kept_cb, g_object_ref (self));
  else
    finish (self, FALSE);
}

static void
fetch (LycFileTexts *self, const char *id)
{
  g_autoptr (GFile) destination = g_file_new_build_filename (self->folder, id, NULL);

  g_mkdir_with_parents (self->folder, 0700);
  self->busy = TRUE;
  self->id = g_strdup (id);
  lyc_connector_fetch_async (self->connector,
                             &(LycBytes){ .kind = LYC_KIND_FILE,
                                          .id = id,
                                          .destination = destination,
                                          .part_id = "text" },
                             self->cancellable, arrived_cb, g_object_ref (self));
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycFileTexts) self = user_data;
  g_autoptr (GPtrArray) ids = lyc_worker_do_finish (result, NULL);

  self->busy = FALSE;
  if (self->cancellable == NULL)
    return;
  for (guint i = 0; ids != NULL && i < ids->len; i++)
    {
      const char *id = g_ptr_array_index (ids, i);

      if (!lyc_id_is_valid (id) || g_hash_table_contains (self->failed, id))
        continue;
      fetch (self, id);
      return;
    }
  if (self->again)
    look_soon (self);
}

static gboolean
look_cb (gpointer data)
{
  LycFileTexts *self = data;

  self->source = 0;
  self->again = FALSE;
  self->busy = TRUE;
  lyc_worker_do_async (lyc_store_get_reader (self->store), lyc_search_file_list_missing, NULL, NULL,
                       (GDestroyNotify) g_ptr_array_unref, listed_cb, g_object_ref (self));
  return G_SOURCE_REMOVE;
}

static void
look_soon (LycFileTexts *self)
{
  self->again = self->busy;
  if (!self->busy && self->source == 0 && self->cancellable != NULL)
    self->source = g_timeout_add_full (G_PRIORITY_LOW, PAUSE_MS, look_cb, self, NULL);
}

static void
committed_cb (LycFileTexts *self, GPtrArray *changes)
{
  for (guint i = 0; i < changes->len; i++)
    if (((const LycChange *) g_ptr_array_index (changes, i))->kind == LYC_KIND_FILE)
      {
        look_soon (self);
        return;
      }
}

/* @online: whether everything else has come */
void
lyc_file_texts_set_online (LycFileTexts *self, gboolean online)
{
  if (online == (self->cancellable != NULL) || self->store == NULL)
    return;
  if (!online)
    {
      g_cancellable_cancel (self->cancellable);
      g_clear_object (&self->cancellable);
      g_clear_handle_id (&self->source, g_source_remove);
      return;
    }
  self->cancellable = g_cancellable_new ();
  g_hash_table_remove_all (self->failed);
  look_soon (self);
}

/* Ends it for good. */
void
lyc_file_texts_stop (LycFileTexts *self)
{
  lyc_file_texts_set_online (self, FALSE);
  if (self->store != NULL)
    g_signal_handlers_disconnect_by_data (self->store, self);
  g_clear_object (&self->store);
}

/* @cache_dir: where what is not yet whole lies */
LycFileTexts *
lyc_file_texts_new (LycStore *store, LycConnector *connector, const char *cache_dir)
{
  LycFileTexts *self = g_object_new (LYC_TYPE_FILE_TEXTS, NULL);

  self->store = g_object_ref (store);
  self->connector = g_object_ref (connector);
  self->folder = g_build_filename (cache_dir, "file-texts", NULL);
  g_signal_connect_swapped (store, "committed", G_CALLBACK (committed_cb), self);
  return self;
}
