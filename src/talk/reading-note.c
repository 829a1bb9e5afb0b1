/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reading-note.h"

#include <glib/gi18n-lib.h>

#include "kit.h"
#include "settings.h"

struct _LycReadingNote
{
  GtkWidget parent_instance;

  LycSettings *settings; /* nullable: nobody is signed in */
  gboolean channel;

  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LycReadingNote, lyc_reading_note, GTK_TYPE_WIDGET)

static void
lyc_reading_note_dispose (GObject *object)
{
  LycReadingNote *self = LYC_READING_NOTE (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->settings);
  G_OBJECT_CLASS (lyc_reading_note_parent_class)->dispose (object);
}

static void
lyc_reading_note_class_init (LycReadingNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_reading_note_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_reading_note_init (LycReadingNote *self)
{
  self->button = gtk_button_new_from_icon_name ("view-conceal-symbolic");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->button),
                                           "win.preferences-at::reading");
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Returns: (transfer none) (nullable): why nothing counts as read here by being in sight */
static const char *
reason_of (LycReadingNote *self)
{
  switch (lyc_settings_get_reading_mode (self->settings))
    {
    case LYC_READING_BY_HAND:
      return _("Nothing is marked as read by itself: you mark posts by hand, as you chose");
    case LYC_READING_IN_THREAD:
      return self->channel ? _("Nothing is marked as read in the channel by itself, as you chose")
                           : NULL;
    case LYC_READING_ON_VIEW:
    default:
      return NULL;
    }
}

static void
update (LycReadingNote *self)
{
  const char *reason = self->settings != NULL ? reason_of (self) : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), reason != NULL);
  if (reason == NULL)
    return;
  lyc_kit_set_tooltip (self->button, reason);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reason, -1);
}

/* Returns: (transfer floating): a note for the head of a pane, which follows the settings */
GtkWidget *
lyc_reading_note_new (LycServices *services)
{
  LycReadingNote *self = g_object_new (LYC_TYPE_READING_NOTE, NULL);
  const char *me = lyc_session_get_user_id (lyc_services_get_session (services));

  if (me == NULL || *me == '\0')
    return GTK_WIDGET (self);
  self->settings = LYC_SETTINGS (
      lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_SETTINGS, me));
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* Whether the pane shows a channel: there one may have chosen otherwise than for threads. */
void
lyc_reading_note_set_channel (LycReadingNote *self, gboolean channel)
{
  self->channel = channel;
  update (self);
}
