/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "feed-row.h"

#include <glib/gi18n-lib.h>

#include "label-wrap.h"
#include "people.h"
#include "time-label.h"
#include "time-text.h"
#include "timecode-chip.h"

#define AVATAR_SIZE 28
#define MAX_LINES 2

typedef struct
{
  LycServices *services;
  GPtrArray *followed; /* LycRecord */
  GtkWidget *what;
  GtkWidget *said;
  GtkWidget *where;
  GtkWidget *dot;
  GtkWidget *when;
  GtkWidget *moment;
} LycFeedRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LycFeedRow, lyc_feed_row, GTK_TYPE_LIST_BOX_ROW)

static LycFeedRowPrivate *
get (LycFeedRow *self)
{
  return lyc_feed_row_get_instance_private (self);
}

static void
lyc_feed_row_dispose (GObject *object)
{
  LycFeedRowPrivate *priv = get (LYC_FEED_ROW (object));

  g_clear_object (&priv->services);
  g_ptr_array_set_size (priv->followed, 0);
  G_OBJECT_CLASS (lyc_feed_row_parent_class)->dispose (object);
}

static void
lyc_feed_row_finalize (GObject *object)
{
  g_ptr_array_unref (get (LYC_FEED_ROW (object))->followed);
  G_OBJECT_CLASS (lyc_feed_row_parent_class)->finalize (object);
}

static void
lyc_feed_row_class_init (LycFeedRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_feed_row_dispose;
  G_OBJECT_CLASS (klass)->finalize = lyc_feed_row_finalize;
}

static GtkWidget *
append_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

/* Sentences take two lines before they are cut. Of one that is narrower than the dots of a cut GTK
 * says that it needs more room than it likes, and warns: each is as wide as a few letters. */
static GtkWidget *
append_sentence (GtkWidget *box)
{
  GtkWidget *label = append_label (box, NULL);

  gtk_label_set_lines (GTK_LABEL (label), MAX_LINES);
  gtk_label_set_width_chars (GTK_LABEL (label), 3);
  lyc_label_wrap (GTK_LABEL (label));
  return label;
}

static GtkWidget *
new_texts (LycFeedRowPrivate *priv)
{
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *place = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  priv->what = append_sentence (texts);
  priv->said = append_sentence (texts);
  priv->where = append_label (place, "meta");
  priv->dot = append_label (place, "meta");
  gtk_label_set_text (GTK_LABEL (priv->dot), " · ");
  priv->when = lyc_time_label_new (LYC_TIME_RELATIVE);
  gtk_widget_add_css_class (priv->when, "meta");
  gtk_box_append (GTK_BOX (place), priv->when);
  gtk_box_append (GTK_BOX (texts), place);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (texts, GTK_ALIGN_CENTER);
  return texts;
}

static void
lyc_feed_row_init (LycFeedRow *self)
{
  LycFeedRowPrivate *priv = get (self);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);

  priv->followed = g_ptr_array_new_with_free_func (g_object_unref);
  gtk_box_append (GTK_BOX (box), new_texts (priv));
  priv->moment = append_label (box, "timecode-chip");
  gtk_widget_set_valign (priv->moment, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (priv->moment, FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "feed-row");
}

static GtkWidget *
new_face (LycServices *services, const char *user_id)
{
  GtkWidget *face;

  if (*user_id != '\0')
    return lyc_people_new_avatar (services, user_id, AVATAR_SIZE);
  face = gtk_image_new_from_icon_name ("lyceum-badge-symbolic");
  gtk_widget_set_size_request (face, AVATAR_SIZE, AVATAR_SIZE);
  return face;
}

/* Once, before anything else. @user_id is whose face it is, "" where nobody did it. */
void
lyc_feed_row_set_up (LycFeedRow *self, LycServices *services, const char *user_id)
{
  GtkWidget *face = new_face (services, user_id);

  get (self)->services = g_object_ref (services);
  gtk_widget_set_valign (face, GTK_ALIGN_START);
  gtk_box_prepend (GTK_BOX (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (self))), face);
  lyc_feed_row_follow (self, LYC_KIND_USER, user_id);
}

LycServices *
lyc_feed_row_get_services (LycFeedRow *self)
{
  return get (self)->services;
}

void
lyc_feed_row_update (LycFeedRow *self)
{
  if (get (self)->services != NULL)
    LYC_FEED_ROW_GET_CLASS (self)->update (self);
}

/* Returns: (transfer none) (nullable): the record, which the row follows from now on */
LycRecord *
lyc_feed_row_follow (LycFeedRow *self, LycKind kind, const char *id)
{
  LycFeedRowPrivate *priv = get (self);
  LycRecord *record;

  if (id == NULL || *id == '\0')
    return NULL;
  record = lyc_library_lookup (lyc_services_get_library (priv->services), kind, id);
  g_signal_connect_object (record, "changed", G_CALLBACK (lyc_feed_row_update), self,
                           G_CONNECT_SWAPPED);
  g_ptr_array_add (priv->followed, record);
  return record;
}

static void
show_label (GtkWidget *label, const char *text)
{
  gboolean some = text != NULL && *text != '\0';

  lyc_label_set_beginning (GTK_LABEL (label), some ? text : "");
  gtk_widget_set_visible (label, some);
}

/* The name stands out wherever the language puts it in the sentence. */
static void
show_what (GtkWidget *label, const LycFeedText *text)
{
  const char *at = text->who != NULL && *text->who != '\0' ? strstr (text->what, text->who) : NULL;
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();

  if (at != NULL)
    {
      PangoAttribute *bold = pango_attr_weight_new (PANGO_WEIGHT_BOLD);

      bold->start_index = (guint) (at - text->what);
      bold->end_index = bold->start_index + (guint) strlen (text->who);
      pango_attr_list_insert (attributes, bold);
    }
  gtk_label_set_text (GTK_LABEL (label), text->what);
  gtk_label_set_attributes (GTK_LABEL (label), attributes);
}

static void
name_row (LycFeedRow *self, const LycFeedText *text)
{
  g_autofree char *when = lyc_time_text_relative (text->at, g_get_real_time () / 1000);
  GString *name = g_string_new (text->what);

  if (text->said != NULL && *text->said != '\0')
    g_string_append_printf (name, ": %s", text->said);
  if (text->where != NULL && *text->where != '\0')
    g_string_append_printf (name, ", %s", text->where);
  g_string_append_printf (name, ", %s", when);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name->str,
                                  -1);
  g_string_free (name, TRUE);
}

void
lyc_feed_row_show (LycFeedRow *self, const LycFeedText *text)
{
  LycFeedRowPrivate *priv = get (self);
  g_autofree char *moment = text->moment_ms >= 0 ? lyc_timecode_format (text->moment_ms) : NULL;

  show_what (priv->what, text);
  show_label (priv->said, text->said);
  show_label (priv->where, text->where);
  gtk_widget_set_visible (priv->dot, gtk_widget_get_visible (priv->where));
  lyc_time_label_set_time (LYC_TIME_LABEL (priv->when), text->at);
  show_label (priv->moment, moment);
  name_row (self, text);
}
