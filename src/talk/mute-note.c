/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mute-note.h"

#include <glib/gi18n-lib.h>

#include "allow.h"

struct _LycMuteNote
{
  GtkWidget parent_instance;

  LycPlaceFollowing *following; /* nullable */
  gboolean writing;

  GtkWidget *box;
  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LycMuteNote, lyc_mute_note, GTK_TYPE_WIDGET)

static void
lyc_mute_note_dispose (GObject *object)
{
  LycMuteNote *self = LYC_MUTE_NOTE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->following != NULL)
    g_signal_handlers_disconnect_by_data (self->following, self);
  g_clear_object (&self->following);
  G_OBJECT_CLASS (lyc_mute_note_parent_class)->dispose (object);
}

static void
lyc_mute_note_class_init (LycMuteNoteClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_mute_note_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static gboolean
is_muted (LycMuteNote *self)
{
  LycFollowChoice choice = { LYC_FOLLOWING_NORMAL, 0, LYC_FOLLOW_LEVEL_PLACE };

  if (self->following != NULL)
    lyc_place_following_get (self->following, &choice);
  return choice.following == LYC_FOLLOWING_MUTE;
}

/* Only the words: a mute that ends while the line is there leaves it until the text is gone. */
static void
update_words (LycMuteNote *self)
{
  gboolean muted = is_muted (self);
  g_autofree char *words = muted ? lyc_place_following_dup_words (self->following) : NULL;

  gtk_label_set_text (GTK_LABEL (self->label), muted ? words : _("No longer muted"));
  lyc_allow (self->button, "sensitive", muted);
}

static void
update (LycMuteNote *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), self->writing && is_muted (self));
  update_words (self);
}

static void
clicked_cb (LycMuteNote *self)
{
  if (self->following != NULL)
    lyc_place_following_unmute (self->following);
}

static void
lyc_mute_note_init (LycMuteNote *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  self->label = gtk_label_new (NULL);
  self->button = gtk_button_new_with_label (_("Unmute"));
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->button, "flat");
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->box), self->label);
  gtk_box_append (GTK_BOX (self->box), self->button);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "mute-note");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

/* Each key may bring the line, where the place has been muted meanwhile. */
static void
text_changed_cb (LycMuteNote *self, LycComposer *composer)
{
  g_autofree char *text = lyc_composer_dup_text (composer);

  self->writing = *text != '\0';
  if (!self->writing || !gtk_widget_get_visible (GTK_WIDGET (self)))
    update (self);
}

/* @composer: what is written where the note stands */
GtkWidget *
lyc_mute_note_new (LycComposer *composer)
{
  LycMuteNote *self = g_object_new (LYC_TYPE_MUTE_NOTE, NULL);

  g_signal_connect_object (composer, "changed", G_CALLBACK (text_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* @following: (nullable) (transfer none): of the place that is written to from now on */
void
lyc_mute_note_set_following (LycMuteNote *self, LycPlaceFollowing *following)
{
  if (self->following != NULL)
    g_signal_handlers_disconnect_by_data (self->following, self);
  g_set_object (&self->following, following);
  if (following != NULL)
    g_signal_connect_object (following, "changed", G_CALLBACK (update_words), self,
                             G_CONNECT_SWAPPED);
  update (self);
}
