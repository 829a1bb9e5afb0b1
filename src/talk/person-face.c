/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "person-face.h"

#include "people.h"

typedef struct
{
  LycSession *session;
  char *user_id;
} Face;

static void
face_free (gpointer data)
{
  Face *face = data;

  g_object_unref (face->session);
  g_free (face->user_id);
  g_free (face);
}

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static void
update (GtkWidget *dot)
{
  Face *face = g_object_get_data (G_OBJECT (dot), "lyc-face");
  LycPresence presence = lyc_session_get_presence (face->session, face->user_id);

  gtk_widget_set_visible (dot, presence != LYC_PRESENCE_OFFLINE);
  set_class (dot, "here", presence >= LYC_PRESENCE_HERE);
}

static void
presence_cb (GtkWidget *dot, const char *user_id)
{
  Face *face = g_object_get_data (G_OBJECT (dot), "lyc-face");

  if (g_str_equal (face->user_id, user_id))
    update (dot);
}

/* Drawn by the style; the word beside the face is what says it. */
static GtkWidget *
new_dot (LycServices *services, const char *user_id)
{
  GtkWidget *dot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  Face *face = g_new0 (Face, 1);

  face->session = g_object_ref (lyc_services_get_session (services));
  face->user_id = g_strdup (user_id);
  g_object_set_data_full (G_OBJECT (dot), "lyc-face", face, face_free);
  gtk_widget_add_css_class (dot, "presence-dot");
  gtk_widget_set_halign (dot, GTK_ALIGN_END);
  gtk_widget_set_valign (dot, GTK_ALIGN_END);
  g_signal_connect_object (face->session, "presence", G_CALLBACK (presence_cb), dot,
                           G_CONNECT_SWAPPED);
  update (dot);
  return dot;
}

/**
 * lyc_person_face_new:
 * @size: in pixels
 *
 * Returns: (transfer floating): the person's avatar with a dot while they are here or away; whoever
 *   shows it says the same in a word
 */
GtkWidget *
lyc_person_face_new (LycServices *services, const char *user_id, int size)
{
  GtkWidget *overlay = gtk_overlay_new ();

  gtk_overlay_set_child (GTK_OVERLAY (overlay), lyc_people_new_avatar (services, user_id, size));
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), new_dot (services, user_id));
  gtk_widget_set_valign (overlay, GTK_ALIGN_CENTER);
  return overlay;
}
