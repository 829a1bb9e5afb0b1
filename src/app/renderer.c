/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "renderer.h"

#include <gtk/gtk.h>

/* The variable that this program has set, NULL where it has set none. */
static const char *set_by_us;

static void
switch_gl_off (void)
{
  gboolean has_own_variable = gtk_get_major_version () > 4 || gtk_get_minor_version () >= 16;
  const char *name = has_own_variable ? "GDK_DISABLE" : "GDK_DEBUG";

  if (g_getenv (name) != NULL)
    return;
  g_setenv (name, has_own_variable ? "gl" : "gl-disable", TRUE);
  set_by_us = name;
}

/**
 * lyc_renderer_choose:
 *
 * Where no GPU is, GL is drawn by the processor: slower and larger than cairo, and GTK loads all of
 * it before the first window even where nothing is drawn with it. The person's own choice goes
 * before. Called before GTK is initialised.
 */
void
lyc_renderer_choose (void)
{
  if (g_file_test ("/dev/dri/renderD128", G_FILE_TEST_EXISTS))
    return;
  g_setenv ("GSK_RENDERER", "cairo", FALSE);
  if (g_str_equal (g_getenv ("GSK_RENDERER"), "cairo"))
    switch_gl_off ();
}

/* Called once GTK is initialised: what we start is not to find our choice in its environment. */
void
lyc_renderer_chosen (void)
{
  if (set_by_us != NULL)
    g_unsetenv (set_by_us);
  set_by_us = NULL;
}
