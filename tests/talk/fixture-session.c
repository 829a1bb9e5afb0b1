/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "fixture-session.h"

#include "fixture.h"

typedef struct
{
  GObject parent;
  GHashTable *drafts;
  GHashTable *files; /* place -> GStrv */
  int connection;
  gint64 time;
  GStrv lesson_people;
  guint lesson_count;
  GBytes *preview;  /* nullable: of any file */
  char *kept;       /* nullable: where any file is */
  GPtrArray *asked; /* GTask: what was asked for and is not answered yet */
} FixtureSession;
typedef GObjectClass FixtureSessionClass;

static GType fixture_session_get_type (void);

static const char *
session_user_id (LycSession *self)
{
  return FIXTURE_ME;
}

static gint64
session_platform_time (LycSession *self)
{
  return ((FixtureSession *) self)->time;
}

static LycPresence
session_presence (LycSession *self, const char *user_id)
{
  return LYC_PRESENCE_HERE;
}

static const char *const *
session_lesson_people (LycSession *self, guint *count)
{
  *count = ((FixtureSession *) self)->lesson_count;
  return (const char *const *) ((FixtureSession *) self)->lesson_people;
}

static void
session_typing (LycSession *self, const char *container_id)
{
}

static const char *
session_draft (LycSession *self, const char *place)
{
  return g_hash_table_lookup (((FixtureSession *) self)->drafts, place);
}

static void
session_set_draft (LycSession *self, const char *place, const char *text)
{
  g_hash_table_replace (((FixtureSession *) self)->drafts, g_strdup (place), g_strdup (text));
}

static const char *const *
session_draft_files (LycSession *self, const char *place)
{
  static const char *const none[] = { NULL };
  const char *const *ids = g_hash_table_lookup (((FixtureSession *) self)->files, place);

  return ids != NULL ? ids : none;
}

static void
session_set_draft_files (LycSession *self, const char *place, const char *const *file_ids)
{
  g_hash_table_replace (((FixtureSession *) self)->files, g_strdup (place),
                        g_strdupv ((GStrv) file_ids));
}

/* Answered by fixture_deliver(). */
static void
session_load_preview (LycSession *self, const char *file_id, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  g_task_set_name (task, "preview");
  g_ptr_array_add (((FixtureSession *) self)->asked, task);
}

static GBytes *
session_load_preview_finish (LycSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
session_keep_file (LycSession *self, const char *file_id, GFileProgressCallback progress,
                   gpointer progress_data, GCancellable *cancellable, GAsyncReadyCallback callback,
                   gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);

  if (progress != NULL)
    progress (1, 4, progress_data);
  g_task_set_name (task, "file");
  g_ptr_array_add (((FixtureSession *) self)->asked, task);
}

static GFile *
session_keep_file_finish (LycSession *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

static void
answer (FixtureSession *self, GTask *task)
{
  if (g_str_equal (g_task_get_name (task), "preview") && self->preview != NULL)
    g_task_return_pointer (task, g_bytes_ref (self->preview), (GDestroyNotify) g_bytes_unref);
  else if (g_str_equal (g_task_get_name (task), "file") && self->kept != NULL)
    g_task_return_pointer (task, g_file_new_for_path (self->kept), g_object_unref);
  else
    g_task_return_new_error (task, G_IO_ERROR, G_IO_ERROR_FAILED, "no network");
}

static void
session_iface_init (LycSessionInterface *iface)
{
  iface->get_user_id = session_user_id;
  iface->get_platform_time = session_platform_time;
  iface->get_presence = session_presence;
  iface->get_lesson_people = session_lesson_people;
  iface->send_typing = session_typing;
  iface->get_draft = session_draft;
  iface->set_draft = session_set_draft;
  iface->get_draft_files = session_draft_files;
  iface->set_draft_files = session_set_draft_files;
  iface->load_preview_async = session_load_preview;
  iface->load_preview_finish = session_load_preview_finish;
  iface->keep_file_async = session_keep_file;
  iface->keep_file_finish = session_keep_file_finish;
}

G_DEFINE_TYPE_WITH_CODE (FixtureSession, fixture_session, G_TYPE_OBJECT,
                         G_IMPLEMENT_INTERFACE (LYC_TYPE_SESSION, session_iface_init))

enum
{
  PROP_0,
  PROP_CONNECTION,
  PROP_SINCE
};

static void
session_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_CONNECTION)
    g_value_set_int (value, ((FixtureSession *) object)->connection);
  else
    g_value_set_int64 (value, 0);
}

static void
fixture_session_finalize (GObject *object)
{
  g_hash_table_unref (((FixtureSession *) object)->drafts);
  g_hash_table_unref (((FixtureSession *) object)->files);
  g_strfreev (((FixtureSession *) object)->lesson_people);
  g_ptr_array_unref (((FixtureSession *) object)->asked);
  g_clear_pointer (&((FixtureSession *) object)->preview, g_bytes_unref);
  g_free (((FixtureSession *) object)->kept);
  G_OBJECT_CLASS (fixture_session_parent_class)->finalize (object);
}

static void
fixture_session_class_init (FixtureSessionClass *klass)
{
  klass->get_property = session_get_property;
  klass->finalize = fixture_session_finalize;
  g_object_class_override_property (klass, PROP_CONNECTION, "connection");
  g_object_class_override_property (klass, PROP_SINCE, "since");
}

static void
fixture_session_init (FixtureSession *self)
{
  self->drafts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->files
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_strfreev);
  self->connection = LYC_CONNECTION_LIVE;
  self->time = FIXTURE_NOW;
  self->asked = g_ptr_array_new_with_free_func (g_object_unref);
}

LycSession *
fixture_session_new (void)
{
  return g_object_new (fixture_session_get_type (), NULL);
}

void
fixture_set_lesson_people (LycServices *services, const char *const *ids, guint count)
{
  FixtureSession *session = (FixtureSession *) lyc_services_get_session (services);

  g_strfreev (session->lesson_people);
  session->lesson_people = g_strdupv ((GStrv) ids);
  session->lesson_count = count;
  g_signal_emit_by_name (session, "lesson-people");
}

void
fixture_set_time (LycServices *services, gint64 ms)
{
  ((FixtureSession *) lyc_services_get_session (services))->time = ms;
}

void
fixture_set_connection (LycServices *services, LycConnectionState state)
{
  FixtureSession *session = (FixtureSession *) lyc_services_get_session (services);

  session->connection = state;
  g_object_notify (G_OBJECT (session), "connection");
}

void
fixture_set_file (LycServices *services, GBytes *preview, const char *kept)
{
  FixtureSession *session = (FixtureSession *) lyc_services_get_session (services);

  g_clear_pointer (&session->preview, g_bytes_unref);
  session->preview = preview != NULL ? g_bytes_ref (preview) : NULL;
  g_free (session->kept);
  session->kept = g_strdup (kept);
}

guint
fixture_deliver (LycServices *services)
{
  FixtureSession *session = (FixtureSession *) lyc_services_get_session (services);
  guint n = session->asked->len;

  for (guint i = 0; i < n; i++)
    answer (session, g_ptr_array_index (session->asked, i));
  g_ptr_array_set_size (session->asked, 0);
  return n;
}
