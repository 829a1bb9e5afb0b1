/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson-people.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "people.h"
#include "person-card.h"
#include "settings.h"

#define FACES 3
#define FACE_SIZE 20
#define ROW_FACE_SIZE 24

struct _LycLessonPeople
{
  GtkWidget parent_instance;

  LycServices *services;
  LycSettings *settings;

  GtkWidget *button;
  GtkWidget *faces;
  GtkWidget *label;
  GtkWidget *list;
  GtkWidget *show_me;
  gboolean showing; /* the switch changes by us */
};

G_DEFINE_FINAL_TYPE (LycLessonPeople, lyc_lesson_people, GTK_TYPE_WIDGET)

static LycSession *
session (LycLessonPeople *self)
{
  return lyc_services_get_session (self->services);
}

static void
lyc_lesson_people_dispose (GObject *object)
{
  LycLessonPeople *self = LYC_LESSON_PEOPLE (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->settings);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_lesson_people_parent_class)->dispose (object);
}

static void
lyc_lesson_people_class_init (LycLessonPeopleClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_lesson_people_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_lesson_people_init (LycLessonPeople *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lesson-people");
}

static void
clear (GtkWidget *box)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (box)) != NULL)
    gtk_box_remove (GTK_BOX (box), child);
}

static void
person_clicked_cb (GtkWidget *button)
{
  LycLessonPeople *self
      = LYC_LESSON_PEOPLE (gtk_widget_get_ancestor (button, LYC_TYPE_LESSON_PEOPLE));

  lyc_person_card_popup (button, self->services, g_object_get_data (G_OBJECT (button), "lyc-id"));
}

static GtkWidget *
new_row (LycLessonPeople *self, const char *id)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *name = lyc_people_dup_name (self->services, id);
  GtkWidget *label = gtk_label_new (name);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), lyc_people_new_avatar (self->services, id, ROW_FACE_SIZE));
  gtk_box_append (GTK_BOX (box), label);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  g_object_set_data_full (G_OBJECT (button), "lyc-id", g_strdup (id), g_free);
  g_signal_connect (button, "clicked", G_CALLBACK (person_clicked_cb), NULL);
  return button;
}

static void
update (LycLessonPeople *self)
{
  guint count;
  const char *const *ids = lyc_session_get_lesson_people (session (self), &count);
  g_autofree char *text
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u of your cohort is at this lesson",
                                      "%u of your cohort are at this lesson", count),
                         count);

  clear (self->faces);
  clear (self->list);
  for (guint i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      if (i < FACES)
        gtk_box_append (GTK_BOX (self->faces),
                        lyc_people_new_avatar (self->services, ids[i], FACE_SIZE));
      gtk_box_append (GTK_BOX (self->list), new_row (self, ids[i]));
    }
  gtk_label_set_text (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), count > 0);
}

static void
show_choice (LycLessonPeople *self)
{
  self->showing = TRUE;
  gtk_switch_set_active (GTK_SWITCH (self->show_me),
                         !lyc_record_is_loaded (LYC_RECORD (self->settings))
                             || lyc_settings_get_lesson_presence (self->settings));
  self->showing = FALSE;
}

static void
show_me_cb (LycLessonPeople *self)
{
  g_autoptr (JsonObject) changes = NULL;
  g_autoptr (LycAct) act = NULL;

  if (self->showing)
    return;
  changes = json_object_new ();
  json_object_set_boolean_member (changes, "lesson_presence",
                                  gtk_switch_get_active (GTK_SWITCH (self->show_me)));
  act = lyc_act_set_settings (lyc_session_get_user_id (session (self)), changes);
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static GtkWidget *
new_choice (LycLessonPeople *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *label = gtk_label_new (_("Show that I am here"));

  self->show_me = gtk_switch_new ();
  gtk_widget_set_valign (self->show_me, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_mnemonic_widget (GTK_LABEL (label), self->show_me);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->show_me),
                                  GTK_ACCESSIBLE_RELATION_LABELLED_BY, label, NULL, -1);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), self->show_me);
  g_signal_connect_object (self->show_me, "notify::active", G_CALLBACK (show_me_cb), self,
                           G_CONNECT_SWAPPED);
  return box;
}

static void
make_children (LycLessonPeople *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *popover = gtk_popover_new ();

  self->button = gtk_menu_button_new ();
  self->faces = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  self->label = gtk_label_new (NULL);
  self->list = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_widget_add_css_class (self->button, "flat");
  gtk_box_append (GTK_BOX (line), self->faces);
  gtk_box_append (GTK_BOX (line), self->label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (self->button), line);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), new_choice (self));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
}

/* Returns: (transfer floating): the line about the lesson that the session was told of */
GtkWidget *
lyc_lesson_people_new (LycServices *services)
{
  LycLessonPeople *self = g_object_new (LYC_TYPE_LESSON_PEOPLE, NULL);

  self->services = g_object_ref (services);
  self->settings
      = LYC_SETTINGS (lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_SETTINGS,
                                          lyc_session_get_user_id (session (self))));
  make_children (self);
  g_signal_connect_object (session (self), "lesson-people", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->settings, "changed", G_CALLBACK (show_choice), self,
                           G_CONNECT_SWAPPED);
  show_choice (self);
  update (self);
  return GTK_WIDGET (self);
}
