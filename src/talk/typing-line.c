/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "typing-line.h"

#include <glib/gi18n-lib.h>

#include "people.h"

/* A little longer than the pause between two signs of typing. */
#define FORGET_AFTER_MS 6000

struct _LycTypingLine
{
  GtkWidget parent_instance;

  LycServices *services;
  char *container_id;
  GHashTable *typists; /* user id -> source id of the timeout that forgets them */
  GtkWidget *label;
};

G_DEFINE_FINAL_TYPE (LycTypingLine, lyc_typing_line, GTK_TYPE_WIDGET)

typedef struct
{
  LycTypingLine *self;
  char *user_id;
} Typist;

static void
typist_free (gpointer data)
{
  g_free (((Typist *) data)->user_id);
  g_free (data);
}

static void
remove_source (gpointer data)
{
  g_source_remove (GPOINTER_TO_UINT (data));
}

static void
lyc_typing_line_dispose (GObject *object)
{
  LycTypingLine *self = LYC_TYPING_LINE (object);

  g_clear_pointer (&self->typists, g_hash_table_unref);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  g_clear_pointer (&self->container_id, g_free);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_typing_line_parent_class)->dispose (object);
}

static void
lyc_typing_line_class_init (LycTypingLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_typing_line_dispose;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_typing_line_init (LycTypingLine *self)
{
  self->typists = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, remove_source);
  self->label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "typing-line");
}

static void
update (LycTypingLine *self)
{
  guint n = g_hash_table_size (self->typists);
  g_autofree char *text = NULL;

  if (n == 1)
    {
      g_autofree gpointer *ids = g_hash_table_get_keys_as_array (self->typists, NULL);
      g_autofree char *name = lyc_people_dup_name (self->services, ids[0]);

      text = g_strdup_printf (_("%s is typing…"), name);
    }
  else if (n > 1)
    text = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u person is typing…",
                                         "%u people are typing…", n),
                            n);
  gtk_label_set_text (GTK_LABEL (self->label), text != NULL ? text : "");
}

static gboolean
forget_cb (gpointer user_data)
{
  Typist *typist = user_data;
  gpointer key = NULL;

  /* Not removed: that would take away the source that runs right now. */
  g_hash_table_steal_extended (typist->self->typists, typist->user_id, &key, NULL);
  g_free (key);
  update (typist->self);
  return G_SOURCE_REMOVE;
}

static gboolean
is_blocked (LycTypingLine *self, const char *user_id)
{
  g_autoptr (LycRecord) block
      = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_BLOCK, user_id);

  return lyc_people_is_blocked (block);
}

static void
typing_cb (LycTypingLine *self, const char *container_id, const char *user_id)
{
  Typist *typist;
  guint source;

  if (g_strcmp0 (container_id, self->container_id) != 0
      || lyc_people_is_me (self->services, user_id) || is_blocked (self, user_id))
    return;
  typist = g_new0 (Typist, 1);
  typist->self = self;
  typist->user_id = g_strdup (user_id);
  source = g_timeout_add_full (G_PRIORITY_DEFAULT, FORGET_AFTER_MS, forget_cb, typist, typist_free);
  g_hash_table_replace (self->typists, g_strdup (user_id), GUINT_TO_POINTER (source));
  update (self);
}

GtkWidget *
lyc_typing_line_new (LycServices *services)
{
  LycTypingLine *self = g_object_new (LYC_TYPE_TYPING_LINE, NULL);

  self->services = g_object_ref (services);
  g_signal_connect_object (lyc_services_get_session (services), "typing", G_CALLBACK (typing_cb),
                           self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

void
lyc_typing_line_set_container (LycTypingLine *self, const char *container_id)
{
  char *copy = g_strdup (container_id);

  g_free (self->container_id);
  self->container_id = copy;
  g_hash_table_remove_all (self->typists);
  update (self);
}
