/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "unread-row.h"

#include <glib/gi18n-lib.h>

#include "count-pill.h"
#include "place-following.h"
#include "place-name.h"

struct _LycUnreadRow
{
  GtkListBoxRow parent_instance;

  LycServices *services;
  char *container_id;
  LycPlaceName *place;
  LycPlaceFollowing *following;

  GtkWidget *title;
  GtkWidget *reason;
  GtkWidget *pill;
};

G_DEFINE_FINAL_TYPE (LycUnreadRow, lyc_unread_row, GTK_TYPE_LIST_BOX_ROW)

static void
lyc_unread_row_dispose (GObject *object)
{
  LycUnreadRow *self = LYC_UNREAD_ROW (object);

  g_clear_object (&self->place);
  g_clear_object (&self->following);
  g_clear_object (&self->services);
  g_clear_pointer (&self->container_id, g_free);
  G_OBJECT_CLASS (lyc_unread_row_parent_class)->dispose (object);
}

static void
lyc_unread_row_class_init (LycUnreadRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_unread_row_dispose;
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
lyc_unread_row_init (LycUnreadRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->title = new_label (NULL);
  self->reason = new_label ("meta");
  self->pill = lyc_count_pill_new ();
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_widget_set_valign (self->pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (texts), self->title);
  gtk_box_append (GTK_BOX (texts), self->reason);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_box_append (GTK_BOX (box), self->pill);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_widget_add_css_class (GTK_WIDGET (self), "unread-row");
}

/* Why it counts. @entry: (nullable): %NULL once all of it is read */
static char *
dup_reason (LycUnreadRow *self, const LycLedgerEntry *entry)
{
  LycFollowChoice choice;

  if (entry == NULL)
    return g_strdup (_("Read by now"));
  if (entry->mentions > 0)
    return g_strdup_printf (ngettext ("You are mentioned %u time", "You are mentioned %u times",
                                      entry->mentions),
                            entry->mentions);
  lyc_place_following_get (self->following, &choice);
  if (choice.following == LYC_FOLLOWING_FOLLOW)
    return g_strdup (_("You follow it"));
  if (*entry->scope_id == '\0')
    return g_strdup (_("Written to you"));
  return g_strdup (entry->channel ? _("Chat of your cohort") : _("Thread of your cohort"));
}

/* In place: what is read meanwhile loses its number and keeps its row. */
static void
update (LycUnreadRow *self)
{
  const LycLedgerEntry *entry
      = lyc_ledger_get_entry (lyc_services_get_ledger (self->services), self->container_id);
  g_autofree char *title = lyc_place_name_dup_conversation (self->place);
  g_autofree char *reason = dup_reason (self, entry);
  g_autofree char *count = g_strdup_printf (
      ngettext ("%u unread", "%u unread", entry != NULL ? entry->count : 0),
      entry != NULL ? entry->count : 0);
  g_autofree char *all = g_strdup_printf ("%s, %s, %s", title, count, reason);

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_label_set_text (GTK_LABEL (self->reason), reason);
  lyc_count_pill_set_count (LYC_COUNT_PILL (self->pill), entry != NULL ? entry->count : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, all, -1);
}

/* @entry: (transfer none): as the ledger has it now */
GtkWidget *
lyc_unread_row_new (LycServices *services, const LycLedgerEntry *entry)
{
  LycUnreadRow *self = g_object_new (LYC_TYPE_UNREAD_ROW, NULL);
  g_autofree char *place = g_strconcat ("new:", entry->container_id, NULL);

  self->services = g_object_ref (services);
  self->container_id = g_strdup (entry->container_id);
  self->place = lyc_place_name_new (services, place);
  self->following
      = lyc_place_following_new (services, LYC_KIND_CONTAINER, entry->container_id);
  g_signal_connect_object (self->place, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->following, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_ledger (services), "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none): the id of the place */
const char *
lyc_unread_row_get_container (LycUnreadRow *self)
{
  return self->container_id;
}
