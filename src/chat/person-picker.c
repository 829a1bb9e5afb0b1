/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "person-picker.h"

#include <glib/gi18n-lib.h>

#include "user.h"

#define AVATAR_SIZE 28

struct _LycPersonPicker
{
  GtkPopover parent_instance;

  LycServices *services;
  LycPeople *people;
  GtkWidget *search;
  GtkListBox *list;
};

enum
{
  PICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycPersonPicker, lyc_person_picker, GTK_TYPE_POPOVER)

static void
lyc_person_picker_dispose (GObject *object)
{
  LycPersonPicker *self = LYC_PERSON_PICKER (object);

  g_clear_object (&self->services);
  g_clear_object (&self->people);
  G_OBJECT_CLASS (lyc_person_picker_parent_class)->dispose (object);
}

static void
lyc_person_picker_class_init (LycPersonPickerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_person_picker_dispose;
  signals[PICKED] = g_signal_new ("picked", LYC_TYPE_PERSON_PICKER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static const char *
user_id_of (GtkListBoxRow *row)
{
  return g_object_get_data (G_OBJECT (row), "lyc-user-id");
}

static void
row_activated_cb (LycPersonPicker *self, GtkListBoxRow *row)
{
  g_autofree char *id = g_strdup (user_id_of (row));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, id);
}

static gboolean
matches (LycPersonPicker *self, GtkListBoxRow *row)
{
  const char *wanted = gtk_editable_get_text (GTK_EDITABLE (self->search));
  g_autofree char *name = lyc_people_dup_name (self->services, user_id_of (row));

  if (lyc_people_is_me (self->services, user_id_of (row)))
    return FALSE;
  return *wanted == '\0' || g_str_match_string (wanted, name, TRUE);
}

/* A list box that is bound to a model takes no filter function. */
static void
search_changed_cb (LycPersonPicker *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    gtk_widget_set_visible (GTK_WIDGET (row), matches (self, row));
}

static void
search_activated_cb (LycPersonPicker *self)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (gtk_widget_get_visible (GTK_WIDGET (row)))
      {
        row_activated_cb (self, row);
        return;
      }
}

static void
shown_cb (LycPersonPicker *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  gtk_widget_grab_focus (self->search);
}

static void
lyc_person_picker_init (LycPersonPicker *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->search = gtk_search_entry_new ();
  g_object_set (self->search, "placeholder-text", _("Write to…"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Find a person"), -1);
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list, GTK_SELECTION_NONE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("People"), -1);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 320);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), GTK_WIDGET (self->list));
  gtk_widget_set_size_request (scroller, 220, -1);
  gtk_box_append (GTK_BOX (box), self->search);
  gtk_box_append (GTK_BOX (box), scroller);
  gtk_popover_set_child (GTK_POPOVER (self), box);
  g_signal_connect_object (self->search, "search-changed", G_CALLBACK (search_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->search, "activate", G_CALLBACK (search_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "show", G_CALLBACK (shown_cb), NULL);
}

GtkWidget *
lyc_person_picker_new (LycServices *services)
{
  LycPersonPicker *self = g_object_new (LYC_TYPE_PERSON_PICKER, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* The name may come later than the row. */
static void
name_row (GtkWidget *row, LycRecord *user)
{
  LycPersonPicker *self = LYC_PERSON_PICKER (gtk_widget_get_ancestor (row, LYC_TYPE_PERSON_PICKER));
  GtkWidget *label = g_object_get_data (G_OBJECT (row), "lyc-label");
  g_autofree char *name = NULL;

  if (self == NULL)
    return;
  name = lyc_people_dup_name (self->services, lyc_record_get_id (user));
  gtk_label_set_text (GTK_LABEL (label), name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static GtkWidget *
new_row (gpointer item, gpointer user_data)
{
  LycPersonPicker *self = user_data;
  const char *id = lyc_record_get_id (LYC_RECORD (item));
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  g_autofree char *name = lyc_people_dup_name (self->services, id);
  GtkWidget *label = gtk_label_new (name);
  LycRecord *user
      = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_USER, id);

  g_object_set_data (G_OBJECT (row), "lyc-label", label);
  g_object_set_data_full (G_OBJECT (row), "lyc-user", user, g_object_unref);
  g_signal_connect_object (user, "changed", G_CALLBACK (name_row), row, G_CONNECT_SWAPPED);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (box), lyc_people_new_avatar (self->services, id, AVATAR_SIZE));
  gtk_box_append (GTK_BOX (box), label);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "lyc-user-id", g_strdup (id), g_free);
  gtk_widget_set_visible (row, !lyc_people_is_me (self->services, id));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return row;
}

/* @people: (nullable): who can be written to */
void
lyc_person_picker_set_people (LycPersonPicker *self, LycPeople *people)
{
  g_set_object (&self->people, people);
  gtk_list_box_bind_model (self->list, G_LIST_MODEL (people), people != NULL ? new_row : NULL, self,
                           NULL);
}
