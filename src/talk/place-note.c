/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "place-note.h"

#include "label-wrap.h"

#include <glib/gi18n-lib.h>

struct _LycPlaceNote
{
  GtkWidget parent_instance;

  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (LycPlaceNote, lyc_place_note, GTK_TYPE_WIDGET)

static void
lyc_place_note_dispose (GObject *object)
{
  g_clear_pointer (&LYC_PLACE_NOTE (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_place_note_parent_class)->dispose (object);
}

static void
lyc_place_note_class_init (LycPlaceNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_place_note_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_place_note_init (LycPlaceNote *self)
{
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  lyc_label_wrap (GTK_LABEL (self->label));
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "place-note");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lyc_place_note_new (void)
{
  return g_object_new (LYC_TYPE_PLACE_NOTE, NULL);
}

static char *
dup_slow (gint64 seconds)
{
  gulong minutes = (gulong) (seconds / 60);

  if (seconds < 60 || seconds % 60 != 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE,
                                         "Slowed down: one post every %d second",
                                         "Slowed down: one post every %d seconds",
                                         (gulong) seconds),
                            (int) seconds);
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Slowed down: one post every %d minute",
                                       "Slowed down: one post every %d minutes", minutes),
                          (int) minutes);
}

/* Returns: (transfer full) (nullable): what is to be said of @container; %NULL for nothing */
char *
lyc_place_note_dup_text (LycContainer *container)
{
  const char *words = lyc_container_get_lock_words (container);

  if (lyc_container_is_locked (container) && *words != '\0')
    return g_strdup_printf (_("Closed: %s"), words);
  if (!lyc_container_is_locked (container) && lyc_container_get_slow_s (container) > 0
      && !lyc_container_can (container, "container.slow"))
    return dup_slow (lyc_container_get_slow_s (container));
  return NULL;
}

/* @container: (nullable): as it is now */
void
lyc_place_note_show (LycPlaceNote *self, LycContainer *container)
{
  g_autofree char *text = container != NULL ? lyc_place_note_dup_text (container) : NULL;

  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
}
