/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "file-talk.h"

#include <glib/gi18n-lib.h>

#include "container.h"
#include "kit.h"

/* Room for a count and the dot, so that nothing beside it moves when somebody writes. */
#define COUNT_CHARS 3

/* More are not counted out. */
#define MAX_COUNT 99

struct _LycFileTalk
{
  GtkWidget parent_instance;

  LycServices *services;
  LycFile *file;
  LycContainer *thread;

  GtkWidget *button;
  GtkLabel *count;
};

G_DEFINE_FINAL_TYPE (LycFileTalk, lyc_file_talk, GTK_TYPE_WIDGET)

static void
lyc_file_talk_dispose (GObject *object)
{
  LycFileTalk *self = LYC_FILE_TALK (object);

  g_clear_pointer (&self->button, gtk_widget_unparent);
  g_clear_object (&self->services);
  g_clear_object (&self->file);
  g_clear_object (&self->thread);
  G_OBJECT_CLASS (lyc_file_talk_parent_class)->dispose (object);
}

static void
lyc_file_talk_class_init (LycFileTalkClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_file_talk_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
clicked_cb (LycFileTalk *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "win.file-discuss", "s",
                              lyc_record_get_id (LYC_RECORD (self->file)));
}

static void
lyc_file_talk_init (LycFileTalk *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  self->button = gtk_button_new ();
  self->count = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_width_chars (self->count, COUNT_CHARS);
  gtk_label_set_xalign (self->count, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->count), "numeric");
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("lyceum-discussion-symbolic"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->count));
  gtk_button_set_child (GTK_BUTTON (self->button), box);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "file-talk");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

static char *
dup_count (guint posts, guint unread)
{
  if (posts > MAX_COUNT)
    return g_strdup_printf ("%d+", MAX_COUNT);
  return posts == 0 ? g_strdup ("") : g_strdup_printf ("%u%s", posts, unread > 0 ? "•" : "");
}

static char *
dup_label (LycFileTalk *self, guint posts, guint unread)
{
  const char *name = lyc_file_get_name (self->file);
  g_autofree char *talk = NULL;
  g_autofree char *new = NULL;

  if (posts == 0)
    return g_strdup_printf (_("Discuss “%s”"), name);
  /* Translators: how many posts, and the file's name */
  talk = g_strdup_printf (_("Discussion (%u) of “%s”"), posts, name);
  if (unread == 0)
    return g_steal_pointer (&talk);
  new = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new", "%u new", unread), unread);
  return g_strdup_printf ("%s, %s", talk, new);
}

static void
update (LycFileTalk *self)
{
  guint posts
      = (guint) MAX (lyc_container_get_reply_count (self->thread),
                     lyc_record_get_pending (LYC_RECORD (self->thread)) != LYC_PENDING_NONE);
  guint unread = lyc_ledger_get_count (lyc_services_get_ledger (self->services),
                                       lyc_record_get_id (LYC_RECORD (self->thread)));
  g_autofree char *count = dup_count (posts, unread);
  g_autofree char *label = dup_label (self, posts, unread);

  gtk_label_set_text (self->count, count);
  if (unread > 0)
    gtk_widget_add_css_class (self->button, "unread");
  else
    gtk_widget_remove_css_class (self->button, "unread");
  lyc_kit_set_tooltip (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  label, -1);
  gtk_widget_set_visible (GTK_WIDGET (self), lyc_file_is_shared (self->file));
}

/* Returns: (transfer floating): follows the file and what is said of it */
GtkWidget *
lyc_file_talk_new (LycServices *services, LycFile *file)
{
  LycFileTalk *self = g_object_new (LYC_TYPE_FILE_TALK, NULL);
  g_autofree char *thread = lyc_file_dup_thread_id (lyc_record_get_id (LYC_RECORD (file)));

  self->services = g_object_ref (services);
  self->file = g_object_ref (file);
  self->thread = LYC_CONTAINER (
      lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_CONTAINER, thread));
  g_signal_connect_object (file, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->thread, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_ledger (services), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}
