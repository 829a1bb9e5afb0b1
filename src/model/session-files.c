/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "session.h"

/* What a session says of files that go with what is written. */

#define IFACE(self) LYC_SESSION_GET_IFACE (self)

/* Keeps the ids of the files that go with the draft of @place; an empty list for none. */
void
lyc_session_set_draft_files (LycSession *self, const char *place, const char *const *file_ids)
{
  if (IFACE (self)->set_draft_files != NULL)
    IFACE (self)->set_draft_files (self, place, file_ids);
}

/* Returns: (transfer none) (array zero-terminated=1): the ids of the files of a draft */
const char *const *
lyc_session_get_draft_files (LycSession *self, const char *place)
{
  static const char *const none[] = { NULL };

  return IFACE (self)->get_draft_files != NULL ? IFACE (self)->get_draft_files (self, place) : none;
}

/* Returns: how large a file may be, bytes; as the platform says, or has said */
gint64
lyc_session_get_upload_limit (LycSession *self)
{
  return IFACE (self)->get_upload_limit != NULL ? IFACE (self)->get_upload_limit (self) : 0;
}

/* Returns: (transfer full): where a file called @name can be kept until it is uploaded */
char *
lyc_session_dup_keeping_path (LycSession *self, const char *name)
{
  return IFACE (self)->dup_keeping_path (self, name);
}

/* Fetches the small picture of a shared file, from the cache where it is there. The file is loaded
 * already. */
void
lyc_session_load_preview_async (LycSession *self, const char *file_id, GCancellable *cancellable,
                                GAsyncReadyCallback callback, gpointer user_data)
{
  IFACE (self)->load_preview_async (self, file_id, cancellable, callback, user_data);
}

/* Returns: (transfer full) (nullable): a PNG or a JPEG, %NULL with @error where it cannot be had */
GBytes *
lyc_session_load_preview_finish (LycSession *self, GAsyncResult *result, GError **error)
{
  return IFACE (self)->load_preview_finish (self, result, error);
}

/**
 * lyc_session_keep_file_async:
 * @progress: (nullable): told how much of it is there, bytes
 *
 * Fetches a shared file into the cache, or finds it there. What has come when it is cancelled need
 * not come again. The file is loaded already.
 */
void
lyc_session_keep_file_async (LycSession *self, const char *file_id, GFileProgressCallback progress,
                             gpointer progress_data, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  IFACE (self)->keep_file_async (self, file_id, progress, progress_data, cancellable, callback,
                                 user_data);
}

/* Returns: (transfer full) (nullable): where it is, to be read only; %NULL with @error where it
 * cannot be had */
GFile *
lyc_session_keep_file_finish (LycSession *self, GAsyncResult *result, GError **error)
{
  return IFACE (self)->keep_file_finish (self, result, error);
}
