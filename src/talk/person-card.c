/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "person-card.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "label-wrap.h"
#include "moderate-line.h"
#include "people.h"
#include "person-badges.h"
#include "person-face.h"
#include "person-words.h"
#include "style.h"

#define AVATAR_SIZE 56
#define CLOCK_S 20

struct _LycPersonCard
{
  GtkPopover parent_instance;

  LycServices *services;
  LycUser *user;
  LycResults *memberships;
  LycRecord *block;
  GHashTable *lines; /* LycMembership: those that have a line */
  guint clock; /* runs while the card is open */

  GtkWidget *name;
  GtkWidget *pronouns;
  GtkWidget *presence;
  GtkWidget *places;
  LycPersonBadges *badges;
  GtkWidget *about;
  GtkWidget *hours;
  GtkWidget *message;
  GtkWidget *blocked; /* says that they are */
  GtkWidget *block_button;
};

G_DEFINE_FINAL_TYPE (LycPersonCard, lyc_person_card, GTK_TYPE_POPOVER)

static const char *
user_id (LycPersonCard *self)
{
  return lyc_record_get_id (LYC_RECORD (self->user));
}

static void
lyc_person_card_dispose (GObject *object)
{
  LycPersonCard *self = LYC_PERSON_CARD (object);

  g_clear_handle_id (&self->clock, g_source_remove);
  g_clear_object (&self->user);
  g_clear_object (&self->memberships);
  g_clear_object (&self->block);
  g_clear_pointer (&self->lines, g_hash_table_unref);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_person_card_parent_class)->dispose (object);
}

static void
set_text (GtkWidget *label, const char *text)
{
  gtk_label_set_text (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
update_presence (LycPersonCard *self)
{
  LycSession *session = lyc_services_get_session (self->services);
  LycPresence presence = lyc_session_get_presence (session, user_id (self));

  set_text (self->presence, lyc_person_words_presence (presence));
  if (presence >= LYC_PRESENCE_HERE)
    gtk_widget_add_css_class (self->presence, "here");
  else
    gtk_widget_remove_css_class (self->presence, "here");
}

static gboolean
update_hours (gpointer user_data)
{
  LycPersonCard *self = user_data;
  g_autofree char *hours = lyc_person_words_hours (
      self->user, lyc_session_get_platform_time (lyc_services_get_session (self->services)));

  set_text (self->hours, hours);
  return G_SOURCE_CONTINUE;
}

static void
update_buttons (LycPersonCard *self)
{
  gboolean me = lyc_people_is_me (self->services, user_id (self));
  gboolean blocked = lyc_people_is_blocked (self->block);

  gtk_widget_set_visible (self->message, !me && !blocked);
  gtk_widget_set_visible (self->block_button, !me);
  gtk_button_set_label (GTK_BUTTON (self->block_button), blocked ? _("Unblock") : _("Block"));
  set_text (self->blocked,
            blocked ? _("You blocked this person: what they write to you does not reach you.")
                    : NULL);
}

static void
update_places (LycPersonCard *self)
{
  g_autofree char *places
      = lyc_person_words_places (self->services, self->memberships, user_id (self));

  set_text (self->places, places);
  lyc_person_badges_update (self->badges);
}

static void
add_line (LycPersonCard *self, LycMembership *member)
{
  gtk_box_insert_child_after (GTK_BOX (gtk_popover_get_child (GTK_POPOVER (self))),
                              lyc_moderate_line_new (self->services, member), self->message);
  g_signal_connect_object (member, "changed", G_CALLBACK (update_places), self, G_CONNECT_SWAPPED);
}

/* A line for each cohort that is shared; it stays, since somebody may be writing in it. */
static void
update_duties (LycPersonCard *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->memberships));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycMembership) member
          = g_list_model_get_item (G_LIST_MODEL (self->memberships), i);

      if (g_strcmp0 (lyc_membership_get_user_id (member), user_id (self)) == 0
          && g_hash_table_add (self->lines, g_object_ref (member)))
        add_line (self, member);
    }
}

static void
update (LycPersonCard *self)
{
  g_autofree char *name = lyc_people_dup_name (self->services, user_id (self));

  set_text (self->name, name);
  set_text (self->pronouns, lyc_user_get_pronouns (self->user));
  set_text (self->about, lyc_user_get_about (self->user));
  update_duties (self);
  update_places (self);
  update_buttons (self);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  update_presence (self);
  update_hours (self);
}

static void
presence_cb (LycPersonCard *self, const char *id)
{
  if (g_str_equal (id, user_id (self)))
    update_presence (self);
}

static void
lyc_person_card_map (GtkWidget *widget)
{
  LycPersonCard *self = LYC_PERSON_CARD (widget);

  GTK_WIDGET_CLASS (lyc_person_card_parent_class)->map (widget);
  if (self->clock == 0)
    self->clock = g_timeout_add_seconds (CLOCK_S, update_hours, self);
}

static void
lyc_person_card_unmap (GtkWidget *widget)
{
  g_clear_handle_id (&LYC_PERSON_CARD (widget)->clock, g_source_remove);
  GTK_WIDGET_CLASS (lyc_person_card_parent_class)->unmap (widget);
}

static void
lyc_person_card_class_init (LycPersonCardClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_person_card_dispose;
  GTK_WIDGET_CLASS (klass)->map = lyc_person_card_map;
  GTK_WIDGET_CLASS (klass)->unmap = lyc_person_card_unmap;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_DIALOG);
  lyc_talk_load_style ();
}

static GtkWidget *
new_label (GtkWidget *box, const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  lyc_label_wrap (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 30);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static void
message_clicked_cb (LycPersonCard *self)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (GTK_WIDGET (self), "win.message", "s", user_id (self));
}

static void
block_clicked_cb (LycPersonCard *self)
{
  g_autoptr (LycAct) act
      = lyc_act_block (user_id (self), !lyc_people_is_blocked (self->block),
                       lyc_session_get_platform_time (lyc_services_get_session (self->services)));

  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static void
lyc_person_card_init (LycPersonCard *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 10);

  gtk_widget_add_css_class (GTK_WIDGET (self), "person-card");
  gtk_popover_set_child (GTK_POPOVER (self), box);
  self->lines = g_hash_table_new_full (NULL, NULL, g_object_unref, NULL);
}

static void
make_head (LycPersonCard *self, GtkWidget *box)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *avatar = lyc_person_face_new (self->services, user_id (self), AVATAR_SIZE);

  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  gtk_widget_set_valign (names, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_box_append (GTK_BOX (head), avatar);
  gtk_box_append (GTK_BOX (head), names);
  self->name = new_label (names, "heading");
  self->pronouns = new_label (names, "dim-label");
  self->presence = new_label (names, "presence");
  gtk_box_append (GTK_BOX (box), head);
}

static void
make_children (LycPersonCard *self)
{
  GtkWidget *box = gtk_popover_get_child (GTK_POPOVER (self));

  make_head (self, box);
  self->places = new_label (box, NULL);
  self->badges = LYC_PERSON_BADGES (
      lyc_person_badges_new (self->services, self->memberships, user_id (self)));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->badges));
  self->about = new_label (box, "dim-label");
  self->hours = new_label (box, NULL);
  self->message = gtk_button_new_with_label (_("Message"));
  gtk_widget_add_css_class (self->message, "suggested-action");
  self->blocked = new_label (box, NULL);
  self->block_button = gtk_button_new ();
  gtk_widget_add_css_class (self->block_button, "flat");
  gtk_box_append (GTK_BOX (box), self->message);
  gtk_box_append (GTK_BOX (box), self->block_button);
  g_signal_connect_object (self->message, "clicked", G_CALLBACK (message_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->block_button, "clicked", G_CALLBACK (block_clicked_cb), self,
                           G_CONNECT_SWAPPED);
}

/* Returns: (transfer floating): the card of @user_id, which follows the person */
GtkWidget *
lyc_person_card_new (LycServices *services, const char *id)
{
  LycPersonCard *self = g_object_new (LYC_TYPE_PERSON_CARD, NULL);
  LycLibrary *library = lyc_services_get_library (services);

  self->services = g_object_ref (services);
  self->user = LYC_USER (lyc_library_lookup (library, LYC_KIND_USER, id));
  self->memberships = lyc_library_all (library, LYC_KIND_MEMBERSHIP);
  self->block = lyc_library_lookup (library, LYC_KIND_BLOCK, id);
  make_children (self);
  g_signal_connect_object (self->block, "changed", G_CALLBACK (update_buttons), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->user, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->memberships, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_session (services), "presence",
                           G_CALLBACK (presence_cb), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
drop_card (GtkWidget *holder)
{
  GtkWidget *card = g_object_steal_data (G_OBJECT (holder), "lyc-person-card");

  if (card != NULL)
    gtk_widget_unparent (card);
}

/* A box lets its children go before it says that it is destroyed. */
static void
forget_card (GtkWidget *holder, GtkWidget *card)
{
  if (g_object_get_data (G_OBJECT (holder), "lyc-person-card") == card)
    g_object_steal_data (G_OBJECT (holder), "lyc-person-card");
}

/* A card that was closed stays until the next one: the pointer may still be over it, and GTK asks
 * the surface there for its motion after the next frame. */
static void
hold_card (GtkWidget *holder, GtkWidget *card)
{
  g_signal_handlers_disconnect_by_func (holder, drop_card, NULL);
  drop_card (holder);
  gtk_widget_set_parent (card, holder);
  g_object_set_data (G_OBJECT (holder), "lyc-person-card", card);
  g_signal_connect_object (card, "destroy", G_CALLBACK (forget_card), holder, G_CONNECT_SWAPPED);
  g_signal_connect (holder, "destroy", G_CALLBACK (drop_card), NULL);
}

/* Only a widget with a layout manager places a popover along with its children. */
static GtkWidget *
find_holder (GtkWidget *at)
{
  GtkWidget *holder = gtk_widget_get_parent (at);

  while (holder != NULL && gtk_widget_get_layout_manager (holder) == NULL)
    holder = gtk_widget_get_parent (holder);
  return holder;
}

/**
 * lyc_person_card_popup:
 * @at: a face, a name or a row of the person
 *
 * Opens the card of @user_id beside @at.
 *
 * Returns: (transfer none) (nullable): the card; %NULL where @at is not in a window
 */
GtkWidget *
lyc_person_card_popup (GtkWidget *at, LycServices *services, const char *id)
{
  GtkWidget *holder = find_holder (at);
  GtkWidget *card;
  graphene_rect_t bounds;

  if (holder == NULL || id == NULL || *id == '\0'
      || !gtk_widget_compute_bounds (at, holder, &bounds))
    return NULL;
  card = lyc_person_card_new (services, id);
  hold_card (holder, card);
  gtk_popover_set_pointing_to (
      GTK_POPOVER (card), &(GdkRectangle){ (int) bounds.origin.x, (int) bounds.origin.y,
                                           (int) bounds.size.width, (int) bounds.size.height });
  gtk_popover_popup (GTK_POPOVER (card));
  return card;
}
