/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "platform.h"

#include "event-log.h"
#include "ids.h"
#include "scope.h"
#include "stream.h"
#include "view.h"

#include <glib/gstdio.h>

static char *
setting (LycDb *db, const char *key, const char *fallback)
{
  char *value = lyc_db_text (db, "SELECT value FROM platform WHERE key = ?", "s", key);

  if (value != NULL)
    return value;
  lyc_db_run (db, "INSERT INTO platform (key, value) VALUES (?, ?)", "ss", key, fallback);
  return g_strdup (fallback);
}

static void
load_settings (LycPlatform *self)
{
  g_autofree char *fresh = lyc_id_new ();
  g_autofree char *scope = NULL;

  lyc_db_begin (self->db);
  self->server_uuid = setting (self->db, "uuid", fresh);
  self->name = setting (self->db, "name", "Lyceum");
  self->server_scope = lyc_db_int (self->db, 0, "SELECT id FROM scope WHERE kind = 'server'", "");
  if (self->server_scope == 0)
    self->server_scope = lyc_scope_create (self, "server", self->server_uuid);
  lyc_db_commit (self->db);
}

/**
 * lyc_platform_open:
 * @data_dir: made with mode 0700 where there is none
 *
 * Opens and migrates the data with the shipped limits.
 *
 * Returns: (nullable) (transfer full): the platform
 */
LycPlatform *
lyc_platform_open (const char *data_dir, GError **error)
{
  g_autofree char *path = g_build_filename (data_dir, "platform.db", NULL);
  LycPlatform *self = g_new0 (LycPlatform, 1);

  g_mkdir_with_parents (data_dir, 0700);
  lyc_limits_init (&self->limits);
  self->data_dir = g_strdup (data_dir);
  self->pending = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_log_entry_unref);
  self->doomed = g_ptr_array_new_with_free_func (g_free);
  self->viewers = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, lyc_viewer_unref_pointer);
  self->rates = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->view_cache = lyc_view_cache_new ();
  self->issuer = g_strdup ("http://127.0.0.1");
  self->peer_speed = 1;
  self->db = lyc_db_open (path, error);
  if (self->db == NULL || !lyc_db_migrate (self->db, error))
    {
      lyc_platform_close (self);
      return NULL;
    }
  load_settings (self);
  return self;
}

void
lyc_platform_close (LycPlatform *self)
{
  g_clear_pointer (&self->hub, lyc_stream_hub_free);
  g_clear_pointer (&self->db, lyc_db_close);
  g_clear_pointer (&self->pending, g_ptr_array_unref);
  g_clear_pointer (&self->doomed, g_ptr_array_unref);
  g_clear_pointer (&self->viewers, g_hash_table_unref);
  g_clear_pointer (&self->rates, g_hash_table_unref);
  g_clear_pointer (&self->view_cache, g_hash_table_unref);
  g_clear_pointer (&self->hosts, g_ptr_array_unref);
  g_free (self->data_dir);
  g_free (self->server_uuid);
  g_free (self->name);
  g_free (self->issuer);
  g_free (self);
}

/**
 * lyc_platform_now:
 *
 * Returns: the time in milliseconds since the epoch, as tests have moved it
 */
gint64
lyc_platform_now (LycPlatform *self)
{
  return g_get_real_time () / 1000 + self->clock_offset_ms;
}

gint64
lyc_platform_limit (LycPlatform *self, LycLimit limit)
{
  return self->limits.values[limit];
}

gboolean
lyc_platform_begin (LycPlatform *self)
{
  return lyc_db_begin (self->db);
}

static void
remove_doomed (LycPlatform *self)
{
  for (guint i = 0; i < self->doomed->len; i++)
    g_unlink (g_ptr_array_index (self->doomed, i));
  g_ptr_array_set_size (self->doomed, 0);
}

/**
 * lyc_platform_commit:
 *
 * Commits, then removes the files that went with it and tells the open sockets of what the
 * transaction logged.
 *
 * Returns: %FALSE where the transaction failed and was rolled back
 */
gboolean
lyc_platform_commit (LycPlatform *self)
{
  if (!lyc_db_commit (self->db))
    {
      lyc_platform_rollback (self);
      return FALSE;
    }
  remove_doomed (self);
  if (self->hub != NULL && self->pending->len > 0)
    lyc_stream_hub_committed (self->hub, self->pending);
  g_ptr_array_set_size (self->pending, 0);
  return TRUE;
}

void
lyc_platform_rollback (LycPlatform *self)
{
  lyc_db_rollback (self->db);
  g_ptr_array_set_size (self->doomed, 0);
  g_ptr_array_set_size (self->pending, 0);
  g_hash_table_remove_all (self->viewers);
  g_hash_table_remove_all (self->view_cache);
}
