/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* For scripts that wait for the window: LYCEUM_READY_FILE gets the line "painted". */

#include "ready-file.h"

typedef struct
{
  GtkWidget *window;
  LycResults *lessons; /* NULL before sign-in: what is there now is all there is */
  guint frames;        /* painted since the content came */
} Waiting;

static void
waiting_free (gpointer data)
{
  Waiting *waiting = data;

  g_clear_object (&waiting->lessons);
  g_free (waiting);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer user_data)
{
  Waiting *waiting = user_data;
  gboolean here = waiting->lessons == NULL
                  || g_list_model_get_n_items (G_LIST_MODEL (waiting->lessons)) > 0;

  if (!here || ++waiting->frames < 3)
    return G_SOURCE_CONTINUE;
  g_file_set_contents (g_getenv ("LYCEUM_READY_FILE"), "painted\n", -1, NULL);
  return G_SOURCE_REMOVE;
}

/**
 * lyc_ready_file_write_when_painted:
 * @services: (nullable): whose content is waited for; %NULL before sign-in
 *
 * Does nothing unless LYCEUM_READY_FILE names a file.
 */
void
lyc_ready_file_write_when_painted (GtkWidget *window, LycServices *services)
{
  Waiting *waiting;

  if (g_getenv ("LYCEUM_READY_FILE") == NULL)
    return;
  waiting = g_new0 (Waiting, 1);
  waiting->window = window;
  if (services != NULL)
    waiting->lessons = lyc_library_all (lyc_services_get_library (services), LYC_KIND_LESSON);
  gtk_widget_add_tick_callback (window, tick_cb, waiting, waiting_free);
}
