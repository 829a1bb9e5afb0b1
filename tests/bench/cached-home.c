/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Makes a profile as it is after an evening: signed in, everything of the platform in its cache.
 *
 *   cached-home DATA-FOLDER CACHE-FOLDER PROFILE URL
 *
 * LYC_CODE is a one-time code. Ends once the stream is live, and prints the title of the lesson
 * that Home offers to resume. */
#include <stdio.h>
#include <stdlib.h>

#include "core.h"
#include "platform-connector.h"
#include "lesson.h"
#include "progress.h"

typedef struct
{
  LycCore *core;
  GMainLoop *loop;
  LycResults *progresses;
  LycLesson *lesson;
} Profile;

static LycLibrary *
library (Profile *self)
{
  return lyc_services_get_library (lyc_core_get_services (self->core));
}

static gboolean
is_live (Profile *self)
{
  LycSession *session = lyc_services_get_session (lyc_core_get_services (self->core));

  return lyc_session_get_connection (session) == LYC_CONNECTION_LIVE;
}

/* As Home does it: the lesson touched last that is not completed. */
static void
follow_lesson (Profile *self)
{
  GListModel *list = G_LIST_MODEL (self->progresses);

  for (guint i = g_list_model_get_n_items (list); i > 0 && self->lesson == NULL; i--)
    {
      g_autoptr (LycProgress) progress = g_list_model_get_item (list, i - 1);

      if (lyc_progress_get_completed_at (progress) == 0)
        self->lesson = LYC_LESSON (lyc_library_lookup (library (self), LYC_KIND_LESSON,
                                                       lyc_progress_get_lesson_id (progress)));
    }
}

static gboolean
look_cb (gpointer data)
{
  Profile *self = data;

  if (!is_live (self))
    return G_SOURCE_CONTINUE;
  if (self->progresses == NULL)
    self->progresses = lyc_library_all (library (self), LYC_KIND_PROGRESS);
  follow_lesson (self);
  if (self->lesson == NULL || *lyc_lesson_get_title (self->lesson) == '\0')
    return G_SOURCE_CONTINUE;
  printf ("%s\n", lyc_lesson_get_title (self->lesson));
  g_main_loop_quit (self->loop);
  return G_SOURCE_REMOVE;
}

static void
signed_in_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (lyc_core_sign_in_finish (LYC_CORE (source), result, &error))
    return;
  g_printerr ("%s\n", error->message);
  exit (1);
}

static void
started_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (GError) error = NULL;

  if (!lyc_core_start_finish (LYC_CORE (source), result, &error))
    {
      g_printerr ("%s\n", error->message);
      exit (1);
    }
  lyc_core_sign_in_with_code_async (LYC_CORE (source), g_getenv ("LYC_CODE"), signed_in_cb, NULL);
}

int
main (int argc, char *argv[])
{
  Profile self = { 0 };
  g_autoptr (GError) error = NULL;
  g_autoptr (LycConnector) connector = NULL;

  if (argc != 5)
    return 2;
  self.loop = g_main_loop_new (NULL, FALSE);
  connector = lyc_platform_connector_new (argv[4], &error);
  if (connector == NULL)
    {
      g_printerr ("%s\n", error->message);
      return 1;
    }
  self.core = lyc_core_new (argv[1], argv[2], argv[3], connector);
  lyc_core_start_async (self.core, started_cb, NULL);
  g_timeout_add (50, look_cb, &self);
  g_main_loop_run (self.loop);
  g_clear_object (&self.progresses);
  g_clear_object (&self.lesson);
  lyc_core_stop (self.core);
  g_object_unref (self.core);
  g_main_loop_unref (self.loop);
  return 0;
}
