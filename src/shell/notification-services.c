/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "notification-services.h"

/* The desktop's own services, or the portal in a sandbox. */
static const char *const names[] = { "org.freedesktop.Notifications", "org.gtk.Notifications",
                                     "org.freedesktop.portal.Desktop" };

struct _LycNotificationServices
{
  guint watches[G_N_ELEMENTS (names)];
  gboolean there[G_N_ELEMENTS (names)];
  void (*changed) (gpointer data);
  gpointer data;
};

static void
note (LycNotificationServices *self, const char *name, gboolean there)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_str_equal (names[i], name))
      self->there[i] = there;
  self->changed (self->data);
}

static void
appeared_cb (GDBusConnection *bus, const char *name, const char *owner, gpointer data)
{
  note (data, name, TRUE);
}

static void
vanished_cb (GDBusConnection *bus, const char *name, gpointer data)
{
  note (data, name, FALSE);
}

/* @changed: called when a service comes or goes, until the end of @self */
LycNotificationServices *
lyc_notification_services_new (void (*changed) (gpointer data), gpointer data)
{
  LycNotificationServices *self = g_new0 (LycNotificationServices, 1);

  self->changed = changed;
  self->data = data;
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    self->watches[i]
        = g_bus_watch_name (G_BUS_TYPE_SESSION, names[i], G_BUS_NAME_WATCHER_FLAGS_AUTO_START,
                            appeared_cb, vanished_cb, self, NULL);
  return self;
}

gboolean
lyc_notification_services_are_there (LycNotificationServices *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (self->there[i])
      return TRUE;
  return FALSE;
}

void
lyc_notification_services_free (LycNotificationServices *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_bus_unwatch_name (self->watches[i]);
  g_free (self);
}
