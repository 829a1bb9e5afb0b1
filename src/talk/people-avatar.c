/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "avatar.h"
#include "people.h"
#include "user.h"

/* Enough for everyone in sight; a face is about 40 KiB once decoded. */
#define MAX_FACES 64

/* The faces of one session. A key is "USER-ID ETAG", so a new picture is asked for anew. */
typedef struct
{
  LycSession *session;
  GCancellable *cancellable;
  GHashTable *faces;   /* key -> GdkTexture */
  GHashTable *errands; /* key -> Errand that is under way */
  GQueue order;        /* the keys of the faces, oldest first */
} Album;

/* One fetch of one face, for every avatar that shows it. */
typedef struct
{
  char *key;
  GPtrArray *avatars; /* of GWeakRef */
} Errand;

static GWeakRef album_session; /* whose album the kit's loader is */
static Album *current;

static void
album_free (gpointer data)
{
  Album *album = data;

  if (current == album)
    current = NULL;
  g_cancellable_cancel (album->cancellable);
  g_object_unref (album->cancellable);
  g_object_unref (album->session);
  g_queue_clear (&album->order);
  g_hash_table_unref (album->faces);
  g_hash_table_unref (album->errands);
  g_free (album);
}

static void
weak_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

static void
errand_add (Errand *errand, AdwAvatar *avatar)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);

  g_weak_ref_init (weak, avatar);
  g_ptr_array_add (errand->avatars, weak);
}

static Errand *
errand_new (const char *key, AdwAvatar *avatar)
{
  Errand *errand = g_new0 (Errand, 1);

  errand->key = g_strdup (key);
  errand->avatars = g_ptr_array_new_with_free_func (weak_free);
  errand_add (errand, avatar);
  return errand;
}

static void
errand_free (Errand *errand)
{
  g_ptr_array_unref (errand->avatars);
  g_free (errand->key);
  g_free (errand);
}

static void
remember (Album *album, const char *key, GdkTexture *face)
{
  char *copy = g_strdup (key);

  if (g_hash_table_contains (album->faces, key))
    {
      g_free (copy);
      return;
    }
  g_hash_table_insert (album->faces, copy, g_object_ref (face));
  g_queue_push_tail (&album->order, copy);
  if (g_queue_get_length (&album->order) > MAX_FACES)
    g_hash_table_remove (album->faces, g_queue_pop_head (&album->order));
}

/* Gives the face to all that wait for it; they keep their initials where there is none. */
static void
finish (Errand *errand, LycSession *session, GdkTexture *face)
{
  if (current != NULL && current->session == session)
    {
      g_hash_table_remove (current->errands, errand->key);
      if (face != NULL)
        remember (current, errand->key, face);
    }
  for (guint i = 0; face != NULL && i < errand->avatars->len; i++)
    {
      g_autoptr (AdwAvatar) avatar = g_weak_ref_get (g_ptr_array_index (errand->avatars, i));

      if (avatar != NULL)
        lyc_avatar_take_picture (avatar, errand->key, GDK_PAINTABLE (face));
    }
  errand_free (errand);
}

static void
decode (GTask *task, gpointer session, gpointer bytes, GCancellable *cancellable)
{
  GError *error = NULL;
  GdkTexture *face = gdk_texture_new_from_bytes (bytes, &error);

  if (face != NULL)
    g_task_return_pointer (task, face, g_object_unref);
  else
    g_task_return_error (task, error);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GdkTexture) face = g_task_propagate_pointer (G_TASK (result), NULL);

  finish (user_data, LYC_SESSION (source), face);
}

/* The picture is unpacked in a thread: a dozen at once would hold the window up. */
static void
face_loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GBytes *bytes = lyc_session_load_avatar_finish (LYC_SESSION (source), result, NULL);
  g_autoptr (GTask) task = NULL;

  if (bytes == NULL)
    {
      finish (user_data, LYC_SESSION (source), NULL);
      return;
    }
  task = g_task_new (source, NULL, decoded_cb, user_data);
  g_task_set_task_data (task, bytes, (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, decode);
}

static void
load_face (AdwAvatar *avatar, const char *key, gpointer user_data)
{
  Album *album = user_data;
  GdkTexture *known = g_hash_table_lookup (album->faces, key);
  Errand *errand = g_hash_table_lookup (album->errands, key);
  g_autofree char *user_id = g_strndup (key, strcspn (key, " "));

  if (known != NULL)
    lyc_avatar_take_picture (avatar, key, GDK_PAINTABLE (known));
  else if (errand != NULL)
    errand_add (errand, avatar);
  else
    {
      errand = errand_new (key, avatar);
      g_hash_table_insert (album->errands, errand->key, errand);
      lyc_session_load_avatar_async (album->session, user_id, album->cancellable, face_loaded_cb,
                                     errand);
    }
}

/* The kit has one loader; it serves the session that is asked through it last. */
static void
use_session (LycSession *session)
{
  g_autoptr (LycSession) before = g_weak_ref_get (&album_session);
  Album *album;

  if (before == session && current != NULL)
    return;
  album = g_new0 (Album, 1);
  album->session = g_object_ref (session);
  album->cancellable = g_cancellable_new ();
  album->faces = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  album->errands = g_hash_table_new (g_str_hash, g_str_equal);
  g_queue_init (&album->order);
  g_weak_ref_set (&album_session, session);
  lyc_avatar_set_loader (load_face, album, album_free);
  current = album;
}

/**
 * lyc_people_set_avatar:
 *
 * Shows @user_id's initials at once and the face when the session has it.
 */
void
lyc_people_set_avatar (LycServices *services, AdwAvatar *avatar, const char *user_id)
{
  g_autoptr (LycRecord) user
      = lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_USER, user_id);
  g_autofree char *name = lyc_people_dup_name (services, user_id);
  const char *etag = lyc_user_get_avatar (LYC_USER (user));
  g_autofree char *key = *etag != '\0' ? g_strdup_printf ("%s %s", user_id, etag) : NULL;

  use_session (lyc_services_get_session (services));
  lyc_avatar_set_person (avatar, name, key);
}

typedef struct
{
  LycServices *services;
  LycRecord *user;
} Sitter;

static void
sitter_free (gpointer data)
{
  Sitter *sitter = data;

  g_object_unref (sitter->services);
  g_object_unref (sitter->user);
  g_free (sitter);
}

static void
sitter_changed_cb (AdwAvatar *avatar)
{
  Sitter *sitter = g_object_get_data (G_OBJECT (avatar), "lyc-sitter");

  lyc_people_set_avatar (sitter->services, avatar, lyc_record_get_id (sitter->user));
}

/**
 * lyc_people_new_avatar:
 * @size: in pixels
 *
 * Returns: (transfer floating): an avatar of one person that follows their name and face
 */
GtkWidget *
lyc_people_new_avatar (LycServices *services, const char *user_id, int size)
{
  GtkWidget *avatar = lyc_avatar_new (size);
  Sitter *sitter = g_new0 (Sitter, 1);

  sitter->services = g_object_ref (services);
  sitter->user = lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_USER, user_id);
  g_object_set_data_full (G_OBJECT (avatar), "lyc-sitter", sitter, sitter_free);
  g_signal_connect_object (sitter->user, "changed", G_CALLBACK (sitter_changed_cb), avatar,
                           G_CONNECT_SWAPPED);
  lyc_people_set_avatar (services, ADW_AVATAR (avatar), user_id);
  return avatar;
}
