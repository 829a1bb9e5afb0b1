/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "answerers-line.h"

#include <glib/gi18n-lib.h>

#include "people.h"
#include "person-card.h"
#include "person-face.h"
#include "person-words.h"

#define MOST 3
#define FACE_SIZE 22

struct _LycAnswerersLine
{
  GtkWidget parent_instance;

  LycServices *services;
  LycResults *blocks;
  GCancellable *cancellable; /* of the question that is on its way; NULL: none was asked */
  GPtrArray *ids;            /* nullable: of who answered before, those first who helped most */

  GtkWidget *box;
  GtkWidget *places[MOST]; /* each holds a face, or nothing */
};

G_DEFINE_FINAL_TYPE (LycAnswerersLine, lyc_answerers_line, GTK_TYPE_WIDGET)

static const char *
id_of (GtkWidget *face)
{
  return g_object_get_data (G_OBJECT (face), "lyc-id");
}

static gboolean
is_blocked (LycAnswerersLine *self, const char *id)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->blocks)); i++)
    {
      g_autoptr (LycRecord) block = g_list_model_get_item (G_LIST_MODEL (self->blocks), i);

      if (g_str_equal (lyc_record_get_id (block), id))
        return lyc_people_is_blocked (block);
    }
  return FALSE;
}

static gboolean
is_around (LycAnswerersLine *self, const char *id)
{
  return lyc_session_get_presence (lyc_services_get_session (self->services), id)
             >= LYC_PRESENCE_HERE
         && !is_blocked (self, id);
}

static void
face_clicked_cb (GtkWidget *face)
{
  LycAnswerersLine *self
      = LYC_ANSWERERS_LINE (gtk_widget_get_ancestor (face, LYC_TYPE_ANSWERERS_LINE));

  lyc_person_card_popup (face, self->services, id_of (face));
}

/* Who it is and where they are, which may change while the face stays. */
static void
name_face (LycAnswerersLine *self, GtkWidget *face)
{
  const char *id = id_of (face);
  g_autofree char *name = lyc_people_dup_name (self->services, id);
  LycPresence presence = lyc_session_get_presence (lyc_services_get_session (self->services), id);
  g_autofree char *said = g_strdup_printf (_("%s, answered here before, %s"), name,
                                              lyc_person_words_presence (presence));

  gtk_widget_set_tooltip_text (face, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (face), GTK_ACCESSIBLE_PROPERTY_LABEL, said, -1);
}

static GtkWidget *
new_face (LycAnswerersLine *self, const char *id)
{
  GtkWidget *face = gtk_button_new ();

  gtk_button_set_child (GTK_BUTTON (face), lyc_person_face_new (self->services, id, FACE_SIZE));
  gtk_widget_add_css_class (face, "flat");
  gtk_widget_add_css_class (face, "circular");
  g_object_set_data_full (G_OBJECT (face), "lyc-id", g_strdup (id), g_free);
  name_face (self, face);
  g_signal_connect (face, "clicked", G_CALLBACK (face_clicked_cb), NULL);
  return face;
}

static GtkWidget *
face_at (LycAnswerersLine *self, guint i)
{
  return gtk_widget_get_first_child (self->places[i]);
}

static gboolean
is_shown (LycAnswerersLine *self, const char *id)
{
  for (guint i = 0; i < MOST; i++)
    if (face_at (self, i) != NULL && g_str_equal (id_of (face_at (self, i)), id))
      return TRUE;
  return FALSE;
}

static void
put_face (LycAnswerersLine *self, guint place, const char *id)
{
  GtkWidget *before = face_at (self, place);

  if (before != NULL)
    gtk_box_remove (GTK_BOX (self->places[place]), before);
  if (id != NULL)
    gtk_box_append (GTK_BOX (self->places[place]), new_face (self, id));
}

/* Returns: (transfer none) (nullable): the next who is around and has no face yet */
static const char *
next_id (LycAnswerersLine *self)
{
  for (guint i = 0; self->ids != NULL && i < self->ids->len; i++)
    {
      const char *id = g_ptr_array_index (self->ids, i);

      if (!is_shown (self, id) && is_around (self, id))
        return id;
    }
  return NULL;
}

static void
update (LycAnswerersLine *self)
{
  gboolean any = FALSE;

  for (guint i = 0; i < MOST; i++)
    if (face_at (self, i) != NULL && !is_around (self, id_of (face_at (self, i))))
      put_face (self, i, NULL);
  for (guint i = 0; i < MOST; i++)
    {
      if (face_at (self, i) == NULL)
        put_face (self, i, next_id (self));
      else
        name_face (self, face_at (self, i));
      any = any || face_at (self, i) != NULL;
    }
  gtk_widget_set_visible (GTK_WIDGET (self), any);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycAnswerersLine) self = user_data;
  GPtrArray *ids = lyc_finder_find_answerers_finish (LYC_FINDER (source), result, NULL);

  if (ids == NULL)
    return;
  g_clear_pointer (&self->ids, g_ptr_array_unref);
  self->ids = ids;
  update (self);
}

static void
forget (LycAnswerersLine *self)
{
  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->ids, g_ptr_array_unref);
}

static void
lyc_answerers_line_dispose (GObject *object)
{
  LycAnswerersLine *self = LYC_ANSWERERS_LINE (object);

  forget (self);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_object (&self->blocks);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_answerers_line_parent_class)->dispose (object);
}

static void
lyc_answerers_line_class_init (LycAnswerersLineClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_answerers_line_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
lyc_answerers_line_init (LycAnswerersLine *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("Who answered here before and is around"), -1);
}

static void
make_children (LycAnswerersLine *self)
{
  GtkWidget *label = gtk_label_new (_("Answered here before"));

  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_widget_add_css_class (self->box, "answerers");
  gtk_widget_add_css_class (label, "caption");
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_box_append (GTK_BOX (self->box), label);
  for (guint i = 0; i < MOST; i++)
    {
      self->places[i] = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_box_append (GTK_BOX (self->box), self->places[i]);
    }
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/* Returns: (transfer floating): a line that shows nobody yet */
GtkWidget *
lyc_answerers_line_new (LycServices *services)
{
  LycAnswerersLine *self = g_object_new (LYC_TYPE_ANSWERERS_LINE, NULL);

  self->services = g_object_ref (services);
  self->blocks = lyc_library_all (lyc_services_get_library (services), LYC_KIND_BLOCK);
  make_children (self);
  g_signal_connect_object (lyc_services_get_session (services), "presence", G_CALLBACK (update),
                           self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->blocks, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/* Shows who can be asked at @place, from now until it is hidden. */
void
lyc_answerers_line_show (LycAnswerersLine *self, const LycAskPlace *place)
{
  LycFinder *finder = lyc_services_get_finder (self->services);

  if (finder == NULL || self->cancellable != NULL)
    return;
  self->cancellable = g_cancellable_new ();
  lyc_finder_find_answerers_async (finder, place, self->cancellable, found_cb, g_object_ref (self));
}

/* Shows nobody until it is asked again; an answer that is on its way is not wanted any more. */
void
lyc_answerers_line_hide (LycAnswerersLine *self)
{
  forget (self);
  for (guint i = 0; i < MOST; i++)
    put_face (self, i, NULL);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}
