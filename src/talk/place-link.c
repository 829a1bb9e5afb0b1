/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "place-link.h"

#include "ids.h"
#include "markdown.h"

#include <string.h>

#define LESSON "lyceum:lesson/"
#define MOMENT "lyceum:moment/"

static void
open_moment (GtkWidget *widget, const char *place)
{
  g_auto (GStrv) parts = g_strsplit (place, "/", -1);
  guint64 start_ms;

  if (g_strv_length (parts) == 2 && lyc_id_is_valid (parts[0])
      && g_ascii_string_to_unsigned (parts[1], 10, 0, G_MAXINT32, &start_ms, NULL))
    gtk_widget_activate_action (widget, "win.lesson-open-at", "(sx)", parts[0], (gint64) start_ms);
}

/**
 * lyc_place_link_follow:
 * @widget: where the link was activated
 * @uri: "lyceum:lesson/ID" or "lyceum:moment/ID/START_MS"; others are not ours
 *
 * Opens the lesson, or the moment of it, in the window of @widget.
 *
 * Returns: whether the link is one of these, even where it leads nowhere
 */
gboolean
lyc_place_link_follow (GtkWidget *widget, const char *uri)
{
  if (g_str_has_prefix (uri, MOMENT))
    open_moment (widget, uri + strlen (MOMENT));
  else if (!g_str_has_prefix (uri, LESSON))
    return FALSE;
  else if (lyc_id_is_valid (uri + strlen (LESSON)))
    gtk_widget_activate_action (widget, "win.lesson-open", "s", uri + strlen (LESSON));
  return TRUE;
}

/**
 * lyc_place_link_activate:
 * @label: shows the text of a course
 *
 * For the signal #GtkLabel::activate-link: web pages open in the browser, places of the course in
 * the window, anything else not at all.
 *
 * Returns: whether nothing more is to be done
 */
gboolean
lyc_place_link_activate (GtkWidget *label, const char *uri)
{
  if (!lyc_markdown_link_is_allowed (uri) || lyc_place_link_follow (label, uri))
    return TRUE;
  return g_ascii_strncasecmp (uri, "lyceum:", 7) == 0;
}
