/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-window.h"

#include <malloc.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "kit.h"
#include "platform-connector.h"

/* The processor's time of the thread that asks. */
double
bench_cpu_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return used.tv_sec * 1000.0 + used.tv_nsec / 1000000.0;
}

static double
memory_mib (const char *field)
{
  g_autofree char *text = NULL;
  const char *found;

  if (!g_file_get_contents ("/proc/self/smaps_rollup", &text, NULL, NULL)
      || (found = strstr (text, field)) == NULL)
    return 0;
  return strtol (found + strlen (field), NULL, 10) / 1024.0;
}

/* The memory of this process; 0 where it is not known. */
double
bench_pss_mib (void)
{
  return memory_mib ("\nPss:");
}

/* What this process has allocated and still holds: without the files that it shares, whose part
 * depends on who else runs, and without what the allocator has already free. */
double
bench_held_mib (void)
{
  malloc_trim (0);
  return memory_mib ("\nPss_Anon:");
}

/**
 * bench_window_run:
 * @folder: with the store
 * @address: of the platform; nobody needs to be there
 * @started: called when the client has started, to show something; the loop runs until it is left
 */
void
bench_window_run (BenchWindow *self, const char *folder, const char *address,
                  GAsyncReadyCallback started, gpointer user_data)
{
  g_autoptr (LycConnector) connector = lyc_platform_connector_new (address, NULL);

  gtk_init ();
  lyc_kit_init ();
  self->loop = g_main_loop_new (NULL, FALSE);
  self->core = lyc_core_new (folder, folder, "bench", connector);
  lyc_core_set_keyring (self->core, FALSE);
  lyc_core_start_async (self->core, started, user_data);
  g_main_loop_run (self->loop);
  /* A store that is not closed is checked whole when it is opened next. */
  lyc_core_stop (self->core);
  fflush (stdout);
  _exit (0);
}

void
bench_window_show (BenchWindow *self, GtkWidget *child, int width, int height)
{
  self->window = gtk_window_new ();
  gtk_widget_add_css_class (self->window, "desk");
  gtk_window_set_default_size (GTK_WINDOW (self->window), width, height);
  gtk_window_set_child (GTK_WINDOW (self->window), child);
  gtk_window_present (GTK_WINDOW (self->window));
}
