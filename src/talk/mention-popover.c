/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "mention-popover.h"

#include <glib/gi18n-lib.h>

#include "mention-groups.h"
#include "user.h"

#define MAX_OFFERED 9

struct _LycMentionPopover
{
  GtkPopover parent_instance;

  LycServices *services;
  GtkListBox *list;
};

enum
{
  PICKED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycMentionPopover, lyc_mention_popover, GTK_TYPE_POPOVER)

static void
lyc_mention_popover_dispose (GObject *object)
{
  g_clear_object (&LYC_MENTION_POPOVER (object)->services);
  G_OBJECT_CLASS (lyc_mention_popover_parent_class)->dispose (object);
}

static void
lyc_mention_popover_class_init (LycMentionPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_mention_popover_dispose;
  signals[PICKED] = g_signal_new ("picked", LYC_TYPE_MENTION_POPOVER, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
pick (LycMentionPopover *self, GtkListBoxRow *row)
{
  g_autofree char *call = g_strdup (g_object_get_data (G_OBJECT (row), "lyc-call"));

  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, signals[PICKED], 0, call);
}

static void
lyc_mention_popover_init (LycMentionPopover *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_activate_on_single_click (self->list, TRUE);
  gtk_widget_set_can_focus (GTK_WIDGET (self->list), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _("People to mention"), -1);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (pick), self,
                           G_CONNECT_SWAPPED);
  gtk_popover_set_child (GTK_POPOVER (self), GTK_WIDGET (self->list));
  gtk_popover_set_autohide (GTK_POPOVER (self), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_TOP);
  gtk_widget_set_halign (GTK_WIDGET (self), GTK_ALIGN_START);
}

GtkWidget *
lyc_mention_popover_new (LycServices *services)
{
  LycMentionPopover *self = g_object_new (LYC_TYPE_MENTION_POPOVER, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* Takes @picture and @words; choosing the row writes @call. */
static void
add_row (LycMentionPopover *self, GtkWidget *picture, GtkWidget *words, const char *call)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);

  gtk_box_append (GTK_BOX (box), picture);
  gtk_box_append (GTK_BOX (box), words);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "lyc-call", g_strdup (call), g_free);
  gtk_list_box_append (self->list, row);
}

static void
add_person (LycMentionPopover *self, LycUser *user)
{
  add_row (self, lyc_people_new_avatar (self->services, lyc_record_get_id (LYC_RECORD (user)), 24),
           gtk_label_new (lyc_user_get_name (user)), lyc_user_get_name (user));
}

static GtkWidget *
new_line (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 46);
  return label;
}

static void
add_group (LycMentionPopover *self, const LycGroupOffer *group)
{
  g_autofree char *call = g_strconcat ("@", group->call, NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *reach = new_line (group->reach);
  GtkWidget *icon = gtk_image_new_from_icon_name ("lyceum-workspace-symbolic");

  gtk_widget_set_size_request (icon, 24, -1);
  gtk_widget_add_css_class (reach, "caption");
  gtk_widget_add_css_class (reach, "dim-label");
  gtk_box_append (GTK_BOX (words), new_line (call));
  gtk_box_append (GTK_BOX (words), reach);
  add_row (self, icon, words, group->call);
}

/**
 * lyc_mention_popover_offer:
 * @users: (element-type LycUser): with no @groups either, none hides it
 * @groups: (element-type LycGroupOffer): after them, as long as there is room
 * @at: where the text cursor is, in the parent's coordinates
 */
void
lyc_mention_popover_offer (LycMentionPopover *self, GPtrArray *users, GPtrArray *groups,
                           const GdkRectangle *at)
{
  GtkListBoxRow *row;

  while ((row = gtk_list_box_get_row_at_index (self->list, 0)) != NULL)
    gtk_list_box_remove (self->list, GTK_WIDGET (row));
  if (users->len + groups->len == 0)
    {
      gtk_popover_popdown (GTK_POPOVER (self));
      return;
    }
  for (guint i = 0; i < users->len; i++)
    add_person (self, g_ptr_array_index (users, i));
  for (guint i = 0; i < groups->len && users->len + i < MAX_OFFERED; i++)
    add_group (self, g_ptr_array_index (groups, i));
  gtk_list_box_select_row (self->list, gtk_list_box_get_row_at_index (self->list, 0));
  gtk_popover_set_pointing_to (GTK_POPOVER (self), at);
  gtk_popover_popup (GTK_POPOVER (self));
}

static void
move (LycMentionPopover *self, int step)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);
  GtkListBoxRow *next
      = row != NULL
            ? gtk_list_box_get_row_at_index (self->list, gtk_list_box_row_get_index (row) + step)
            : NULL;

  if (next != NULL)
    gtk_list_box_select_row (self->list, next);
}

/* Returns: whether the key was meant for the list, which must then not reach the text */
gboolean
lyc_mention_popover_handle_key (LycMentionPopover *self, guint keyval)
{
  GtkListBoxRow *row = gtk_list_box_get_selected_row (self->list);

  if (!gtk_widget_get_visible (GTK_WIDGET (self)) || row == NULL)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Up: move (self, -1); return TRUE;
    case GDK_KEY_Down: move (self, 1); return TRUE;
    case GDK_KEY_Tab:
    case GDK_KEY_KP_Enter:
    case GDK_KEY_Return: pick (self, row); return TRUE;
    case GDK_KEY_Escape: gtk_popover_popdown (GTK_POPOVER (self)); return TRUE;
    default: return FALSE;
    }
}
