/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "follow-mark.h"

#include "kit.h"

#define PIXEL_SIZE 14

struct _LycFollowMark
{
  GtkWidget parent_instance;

  LycPlaceFollowing *following; /* nullable */
  gboolean own;                 /* only what was chosen for the place itself */
  GtkWidget *image;
};

G_DEFINE_FINAL_TYPE (LycFollowMark, lyc_follow_mark, GTK_TYPE_WIDGET)

static void
lyc_follow_mark_dispose (GObject *object)
{
  LycFollowMark *self = LYC_FOLLOW_MARK (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  if (self->following != NULL)
    g_signal_handlers_disconnect_by_data (self->following, self);
  g_clear_object (&self->following);
  G_OBJECT_CLASS (lyc_follow_mark_parent_class)->dispose (object);
}

static void
lyc_follow_mark_class_init (LycFollowMarkClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_follow_mark_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_follow_mark_init (LycFollowMark *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_image_set_pixel_size (GTK_IMAGE (self->image), PIXEL_SIZE);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), "lyceum-bell-symbolic");
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self), "follow-mark");
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lyc_follow_mark_new (void)
{
  return g_object_new (LYC_TYPE_FOLLOW_MARK, NULL);
}

static char *
dup_words (LycFollowMark *self)
{
  if (self->following == NULL)
    return NULL;
  return self->own ? lyc_place_following_dup_own_words (self->following)
                   : lyc_place_following_dup_words (self->following);
}

static void
update (LycFollowMark *self)
{
  g_autofree char *words = dup_words (self);
  LycFollowChoice choice;

  /* In a list the room for it is always there: what comes and goes moves nothing. */
  gtk_widget_set_visible (GTK_WIDGET (self), self->own || words != NULL);
  gtk_widget_set_opacity (GTK_WIDGET (self), words != NULL ? 1 : 0);
  gtk_widget_set_can_target (GTK_WIDGET (self), words != NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_HIDDEN, words == NULL,
                               -1);
  if (words == NULL)
    return;
  lyc_place_following_get (self->following, &choice);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), choice.following == LYC_FOLLOWING_MUTE
                                                             ? "lyceum-bell-off-symbolic"
                                                             : "lyceum-bell-symbolic");
  lyc_kit_set_tooltip (GTK_WIDGET (self), words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
}

/* @own: whether only what was chosen for the place itself is shown, not for what it belongs to: where
 * many places of one cohort stand in a list */
void
lyc_follow_mark_set_own (LycFollowMark *self, gboolean own)
{
  self->own = own;
  update (self);
}

/* @following: (nullable) (transfer none): what is shown from now on */
void
lyc_follow_mark_set_following (LycFollowMark *self, LycPlaceFollowing *following)
{
  if (self->following != NULL)
    g_signal_handlers_disconnect_by_data (self->following, self);
  g_set_object (&self->following, following);
  if (following != NULL)
    g_signal_connect_object (following, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
}
