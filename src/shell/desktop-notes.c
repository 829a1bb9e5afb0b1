/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "desktop-notes.h"

#include <glib/gi18n-lib.h>

#include "notification-services.h"

typedef struct
{
  GApplication *application; /* NULL of those that show elsewhere */
  LycNotificationServices *services;
} LycDesktopNotesPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (LycDesktopNotes, lyc_desktop_notes, G_TYPE_OBJECT)

static LycDesktopNotesPrivate *
private_of (LycDesktopNotes *self)
{
  return lyc_desktop_notes_get_instance_private (self);
}

void
lyc_desktop_note_free (LycDesktopNote *note)
{
  g_free (note->title);
  g_free (note->body);
  g_free (note->notice_id);
  g_free (note);
}

static gboolean
is_there (LycDesktopNotes *self)
{
  LycNotificationServices *services = private_of (self)->services;

  return services != NULL && lyc_notification_services_are_there (services);
}

static GNotification *
make (const LycDesktopNote *note)
{
  GNotification *notification = g_notification_new (note->title);

  if (note->body != NULL)
    g_notification_set_body (notification, note->body);
  if (note->notice_id != NULL)
    g_notification_set_default_action_and_target (notification, "app.notice-open", "s",
                                                  note->notice_id);
  else
    g_notification_set_default_action (notification, "app.notices-open");
  if (note->answerable)
    g_notification_add_button_with_target (notification, _("Reply"), "app.notice-reply", "s",
                                           note->notice_id);
  return notification;
}

static void
show (LycDesktopNotes *self, const char *id, const LycDesktopNote *note)
{
  g_autoptr (GNotification) notification = make (note);

  g_application_send_notification (private_of (self)->application, id, notification);
}

static void
withdraw (LycDesktopNotes *self, const char *id)
{
  g_application_withdraw_notification (private_of (self)->application, id);
}

static gint64
now (LycDesktopNotes *self)
{
  return g_get_real_time () / 1000;
}

static void
lyc_desktop_notes_dispose (GObject *object)
{
  LycDesktopNotesPrivate *private = private_of (LYC_DESKTOP_NOTES (object));

  g_clear_pointer (&private->services, lyc_notification_services_free);
  g_clear_object (&private->application);
  G_OBJECT_CLASS (lyc_desktop_notes_parent_class)->dispose (object);
}

static void
lyc_desktop_notes_class_init (LycDesktopNotesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_desktop_notes_dispose;
  klass->is_there = is_there;
  klass->show = show;
  klass->withdraw = withdraw;
  klass->now = now;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
lyc_desktop_notes_init (LycDesktopNotes *self)
{
}

static void
services_changed_cb (gpointer self)
{
  g_signal_emit_by_name (self, "changed");
}

/**
 * lyc_desktop_notes_new:
 * @application: whose actions "notice-open", "notice-reply" (s: a notice's id) and "notices-open"
 *   what is shown leads to
 */
LycDesktopNotes *
lyc_desktop_notes_new (GApplication *application)
{
  LycDesktopNotes *self = g_object_new (LYC_TYPE_DESKTOP_NOTES, NULL);

  private_of (self)->application = g_object_ref (application);
  private_of (self)->services = lyc_notification_services_new (services_changed_cb, self);
  return self;
}

/* Returns: whether anybody would show something now */
gboolean
lyc_desktop_notes_are_there (LycDesktopNotes *self)
{
  return LYC_DESKTOP_NOTES_GET_CLASS (self)->is_there (self);
}

/* Shows @note in the place of what was shown as @id before. */
void
lyc_desktop_notes_show (LycDesktopNotes *self, const char *id, const LycDesktopNote *note)
{
  LYC_DESKTOP_NOTES_GET_CLASS (self)->show (self, id, note);
}

void
lyc_desktop_notes_withdraw (LycDesktopNotes *self, const char *id)
{
  LYC_DESKTOP_NOTES_GET_CLASS (self)->withdraw (self, id);
}

/* Returns: the time where the person is, in milliseconds since the epoch */
gint64
lyc_desktop_notes_now (LycDesktopNotes *self)
{
  return LYC_DESKTOP_NOTES_GET_CLASS (self)->now (self);
}
