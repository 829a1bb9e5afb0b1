/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-files.h"

#include "post-file.h"

struct _LycPostFiles
{
  GtkWidget parent_instance;

  LycServices *services;
  char *shown; /* the ids that are shown, with spaces between them */
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (LycPostFiles, lyc_post_files, GTK_TYPE_WIDGET)

static void
lyc_post_files_dispose (GObject *object)
{
  LycPostFiles *self = LYC_POST_FILES (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->shown, g_free);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_post_files_parent_class)->dispose (object);
}

static void
lyc_post_files_class_init (LycPostFilesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_post_files_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_post_files_init (LycPostFiles *self)
{
  self->shown = g_strdup ("");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lyc_post_files_new (LycServices *services)
{
  LycPostFiles *self = g_object_new (LYC_TYPE_POST_FILES, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

static char *
dup_ids (LycPost *post)
{
  GString *ids = g_string_new (NULL);

  for (guint i = 0; post != NULL && i < lyc_post_get_n_file_ids (post); i++)
    g_string_append_printf (ids, "%s ", lyc_post_get_nth_file_ids (post, i));
  return g_string_free (ids, FALSE);
}

/* Shows the files of @post (nullable); the same ones stay the widgets that they are. */
void
lyc_post_files_set_post (LycPostFiles *self, LycPost *post)
{
  g_autofree char *ids = dup_ids (post);
  GtkWidget *child;

  if (g_str_equal (ids, self->shown))
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&ids);
  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  for (guint i = 0; post != NULL && i < lyc_post_get_n_file_ids (post); i++)
    gtk_box_append (GTK_BOX (self->box),
                    lyc_post_file_new (self->services, lyc_post_get_nth_file_ids (post, i)));
  gtk_widget_set_visible (GTK_WIDGET (self), *self->shown != '\0');
}
