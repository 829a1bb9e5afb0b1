/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "first-frame.h"

/* The cache answers within a few frames: a window that waits for it is laid out and painted once,
 * and does not show an empty page first. It never waits longer than this, in milliseconds. */
#define PATIENCE_MS 400

#define KEY "lyc-first-frame"

typedef struct
{
  GtkWindow *window; /* owns this */
  LycResults *lessons;
  LycResults *progresses;
  guint timeout;
  guint idle;
} Hold;

static void
hold_free (gpointer data)
{
  Hold *hold = data;

  g_clear_handle_id (&hold->timeout, g_source_remove);
  g_clear_handle_id (&hold->idle, g_source_remove);
  if (hold->lessons != NULL)
    g_signal_handlers_disconnect_by_data (hold->lessons, hold);
  if (hold->progresses != NULL)
    g_signal_handlers_disconnect_by_data (hold->progresses, hold);
  g_clear_object (&hold->lessons);
  g_clear_object (&hold->progresses);
  g_free (hold);
}

static gboolean
timeout_cb (gpointer data)
{
  Hold *hold = data;

  hold->timeout = 0;
  lyc_first_frame_show (hold->window);
  return G_SOURCE_REMOVE;
}

static gboolean
idle_cb (gpointer data)
{
  Hold *hold = data;

  hold->idle = 0;
  lyc_first_frame_show (hold->window);
  return G_SOURCE_REMOVE;
}

/* What Home begins with is there; the rest of what was asked in the same turn comes with it. */
static void
results_cb (Hold *hold)
{
  if (lyc_results_is_loading (hold->lessons) || lyc_results_is_loading (hold->progresses)
      || hold->idle != 0)
    return;
  hold->idle = g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, idle_cb, hold, NULL);
}

/**
 * lyc_first_frame_hold:
 * @window: a window that is not shown yet
 *
 * Shows it when lyc_first_frame_follow() finds content, when lyc_first_frame_show() is called, or
 * after a moment.
 */
void
lyc_first_frame_hold (GtkWindow *window)
{
  Hold *hold = g_new0 (Hold, 1);

  hold->window = window;
  hold->timeout = g_timeout_add (PATIENCE_MS, timeout_cb, hold);
  g_object_set_data_full (G_OBJECT (window), KEY, hold, hold_free);
}

/* The window has its pages: it is shown as soon as they have what they begin with. */
void
lyc_first_frame_follow (GtkWindow *window, LycServices *services)
{
  Hold *hold = g_object_get_data (G_OBJECT (window), KEY);
  LycLibrary *library = lyc_services_get_library (services);

  if (hold == NULL || hold->lessons != NULL)
    return;
  hold->lessons = lyc_library_all (library, LYC_KIND_LESSON);
  hold->progresses = lyc_library_all (library, LYC_KIND_PROGRESS);
  g_signal_connect_swapped (hold->lessons, "notify", G_CALLBACK (results_cb), hold);
  g_signal_connect_swapped (hold->progresses, "notify", G_CALLBACK (results_cb), hold);
}

/* Shows a window that is held, now. */
void
lyc_first_frame_show (GtkWindow *window)
{
  if (g_object_get_data (G_OBJECT (window), KEY) == NULL)
    return;
  g_object_set_data (G_OBJECT (window), KEY, NULL);
  gtk_window_present (window);
}
