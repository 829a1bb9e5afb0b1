/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "pin-line.h"

#include <glib/gi18n-lib.h>

#include "kit.h"
#include "markdown.h"
#include "people.h"
#include "post.h"

struct _LycPinLine
{
  GtkWidget parent_instance;

  LycServices *services;
  LycContainer *container; /* nullable */
  LycRecord *post;         /* the pinned post that the line shows; nullable */
  guint at;                /* which of the pinned ones that is */

  GtkWidget *box;
  GtkWidget *open;
  GtkWidget *text;
  GtkWidget *next;
};

G_DEFINE_FINAL_TYPE (LycPinLine, lyc_pin_line, GTK_TYPE_WIDGET)

static void
show_text (LycPinLine *self)
{
  LycPost *post = LYC_POST (self->post);
  g_autofree char *name = lyc_people_dup_shown_name (self->services, lyc_post_get_author_id (post));
  g_autofree char *words
      = lyc_markdown_to_plain (lyc_post_get_body (post), lyc_people_find_mentioned, self->services);
  /* Translators: who wrote a pinned post, and what */
  g_autofree char *text = lyc_record_is_loaded (self->post) && *words != '\0'
      ? g_strdup_printf (_("Pinned · %s: %s"), name, words)
      : g_strdup (_("Pinned"));

  g_strdelimit (text, "\n", ' ');
  gtk_label_set_text (GTK_LABEL (self->text), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->open), GTK_ACCESSIBLE_PROPERTY_LABEL, text,
                                  -1);
}

static void
forget_post (LycPinLine *self)
{
  if (self->post != NULL)
    g_signal_handlers_disconnect_by_data (self->post, self);
  g_clear_object (&self->post);
}

static void
update (LycPinLine *self)
{
  guint n = self->container != NULL ? lyc_container_get_n_pinned_ids (self->container) : 0;
  const char *id;

  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  forget_post (self);
  if (n == 0)
    return;
  self->at = self->at < n ? self->at : 0;
  id = lyc_container_get_nth_pinned_ids (self->container, self->at);
  self->post = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_POST, id);
  g_signal_connect_swapped (self->post, "changed", G_CALLBACK (show_text), self);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", id);
  gtk_widget_set_visible (self->next, n > 1);
  show_text (self);
}

static void
next_cb (LycPinLine *self)
{
  self->at++;
  update (self);
}

static void
lyc_pin_line_dispose (GObject *object)
{
  LycPinLine *self = LYC_PIN_LINE (object);

  lyc_pin_line_set_container (self, NULL);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_pin_line_parent_class)->dispose (object);
}

static void
lyc_pin_line_class_init (LycPinLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_pin_line_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "pin-line");
}

static void
make_open (LycPinLine *self)
{
  self->open = gtk_button_new ();
  self->text = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->text), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (self->text), 0);
  gtk_widget_add_css_class (self->text, "meta");
  gtk_button_set_child (GTK_BUTTON (self->open), self->text);
  gtk_widget_add_css_class (self->open, "flat");
  gtk_widget_set_hexpand (self->open, TRUE);
  lyc_kit_set_tooltip (self->open, _("Go to the pinned post"));
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open), "s", "");
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open), "talk.show");
}

static void
lyc_pin_line_init (LycPinLine *self)
{
  make_open (self);
  self->next = gtk_button_new_from_icon_name ("lyceum-down-symbolic");
  gtk_widget_add_css_class (self->next, "flat");
  lyc_kit_set_tooltip (self->next, _("Next pinned post"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->next), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Next pinned post"), -1);
  g_signal_connect_object (self->next, "clicked", G_CALLBACK (next_cb), self, G_CONNECT_SWAPPED);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_margin_start (self->box, 4);
  gtk_widget_set_margin_end (self->box, 4);
  gtk_box_append (GTK_BOX (self->box), self->open);
  gtk_box_append (GTK_BOX (self->box), self->next);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lyc_pin_line_new (LycServices *services)
{
  LycPinLine *self = g_object_new (LYC_TYPE_PIN_LINE, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* @container: (nullable): whose pinned posts it shows from now on */
void
lyc_pin_line_set_container (LycPinLine *self, LycContainer *container)
{
  if (self->container == container)
    return;
  if (self->container != NULL)
    g_signal_handlers_disconnect_by_data (self->container, self);
  g_set_object (&self->container, container);
  self->at = 0;
  if (container != NULL)
    g_signal_connect_swapped (container, "changed", G_CALLBACK (update), self);
  update (self);
}
