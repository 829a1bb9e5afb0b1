/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "window-place.h"

#ifdef GDK_WINDOWING_X11

#include <X11/Xlib.h>
#include <gdk/x11/gdkx.h>
#include <string.h>

/* The only place that speaks to X11, whose half of GTK later releases deprecate. */
G_GNUC_BEGIN_IGNORE_DEPRECATIONS

typedef struct
{
  Display *display;
  Window window, root;
} Place;

static gboolean
find (GtkWindow *window, Place *place)
{
  GdkSurface *surface = gtk_native_get_surface (GTK_NATIVE (window));
  GdkDisplay *display = gtk_widget_get_display (GTK_WIDGET (window));

  if (!GDK_IS_X11_SURFACE (surface))
    return FALSE;
  place->display = gdk_x11_display_get_xdisplay (display);
  place->window = gdk_x11_surface_get_xid (surface);
  place->root = gdk_x11_display_get_xrootwindow (display);
  return TRUE;
}

/* Asks the window manager; without one nobody hears it. */
void
lyc_window_place_keep_above (GtkWindow *window)
{
  XClientMessageEvent event = { .type = ClientMessage, .format = 32 };
  Place place;

  if (!find (window, &place))
    return;
  event.window = place.window;
  event.message_type = XInternAtom (place.display, "_NET_WM_STATE", False);
  event.data.l[0] = 1; /* add */
  event.data.l[1] = (long) XInternAtom (place.display, "_NET_WM_STATE_ABOVE", False);
  event.data.l[3] = 1; /* an ordinary program */
  XSendEvent (place.display, place.root, False, SubstructureRedirectMask | SubstructureNotifyMask,
              (XEvent *) &event);
}

gboolean
lyc_window_place_get (GtkWindow *window, int *x, int *y)
{
  Place place;
  Window child;

  return find (window, &place)
         && XTranslateCoordinates (place.display, place.window, place.root, 0, 0, x, y, &child);
}

void
lyc_window_place_set (GtkWindow *window, int x, int y)
{
  Place place;

  if (find (window, &place))
    XMoveWindow (place.display, place.window, x, y);
}

G_GNUC_END_IGNORE_DEPRECATIONS

#else

void
lyc_window_place_keep_above (GtkWindow *window)
{
}

gboolean
lyc_window_place_get (GtkWindow *window, int *x, int *y)
{
  return FALSE;
}

void
lyc_window_place_set (GtkWindow *window, int x, int y)
{
}

#endif
