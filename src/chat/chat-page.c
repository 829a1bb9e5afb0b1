/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "chat-page.h"

#include <glib/gi18n-lib.h>

#include "avatar.h"
#include "cohort.h"
#include "follow-mark.h"
#include "kit.h"
#include "pane-head.h"
#include "person-card.h"
#include "person-picker.h"
#include "person-words.h"
#include "reading-note.h"

#define HEAD_AVATAR 22

struct _LycChatPage
{
  GtkWidget parent_instance;

  LycServices *services;
  LycCohort *cohort;       /* nullable: whose people can be written to */
  LycPeople *people;
  LycContainer *container; /* nullable */
  LycResults *directs;     /* every container, to find a conversation that is there already */
  char *person;            /* the other one in a direct conversation */

  GtkWidget *box;
  LycPaneHead *head;
  GtkWidget *follow;
  LycReadingNote *reading;
  GtkWidget *channel_button; /* back to the cohort's channel */
  GtkWidget *person_button;  /* the face of whom one writes to */
  GtkWidget *picker;
  LycTalkView *talk;
};

enum
{
  SHOWN,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (LycChatPage, lyc_chat_page, GTK_TYPE_WIDGET)

static void
lyc_chat_page_dispose (GObject *object)
{
  LycChatPage *self = LYC_CHAT_PAGE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->container != NULL)
    g_signal_handlers_disconnect_by_data (self->container, self);
  if (self->cohort != NULL)
    g_signal_handlers_disconnect_by_data (self->cohort, self);
  g_clear_object (&self->container);
  g_clear_object (&self->cohort);
  g_clear_object (&self->people);
  g_clear_object (&self->directs);
  g_clear_object (&self->services);
  g_clear_pointer (&self->person, g_free);
  G_OBJECT_CLASS (lyc_chat_page_parent_class)->dispose (object);
}

static void
lyc_chat_page_class_init (LycChatPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_chat_page_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  signals[SHOWN] = g_signal_new ("shown", LYC_TYPE_CHAT_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
lyc_chat_page_init (LycChatPage *self)
{
}

static gboolean
is_direct (LycChatPage *self)
{
  return self->container != NULL
         && g_strcmp0 (lyc_container_get_container_kind (self->container), "direct") == 0;
}

static const char *
other_person (LycChatPage *self, LycContainer *container)
{
  for (guint i = 0; i < lyc_container_get_n_user_ids (container); i++)
    {
      const char *id = lyc_container_get_nth_user_ids (container, i);

      if (!lyc_people_is_me (self->services, id))
        return id;
    }
  return NULL;
}

static void
update_presence (LycChatPage *self)
{
  LycSession *session = lyc_services_get_session (self->services);

  lyc_pane_head_set_subtitle (self->head, self->person != NULL ? lyc_person_words_presence (
                                              lyc_session_get_presence (session, self->person))
                                                               : NULL);
}

static void
update_count (LycChatPage *self)
{
  lyc_pane_head_set_count (self->head, lyc_chat_page_get_count (self));
}

static char *
partner_name (LycChatPage *self)
{
  if (self->person != NULL)
    return lyc_people_dup_name (self->services, self->person);
  if (self->cohort != NULL && *lyc_cohort_get_name (self->cohort) != '\0')
    return g_strdup (lyc_cohort_get_name (self->cohort));
  return NULL;
}

static void
set_name (GtkWidget *widget, const char *name)
{
  lyc_kit_set_tooltip (widget, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
update_person_button (LycChatPage *self, const char *name)
{
  g_autofree char *about = NULL;

  gtk_widget_set_visible (self->person_button, self->person != NULL);
  if (self->person == NULL)
    return;
  about = g_strdup_printf (_("About %s"), name);
  set_name (self->person_button, about);
  lyc_people_set_avatar (self->services,
                         ADW_AVATAR (gtk_button_get_child (GTK_BUTTON (self->person_button))),
                         self->person);
}

static void
update (LycChatPage *self)
{
  g_autofree char *name = NULL;
  g_autofree char *hint = NULL;

  g_clear_pointer (&self->person, g_free);
  if (is_direct (self))
    self->person = g_strdup (other_person (self, self->container));
  name = partner_name (self);
  hint = name != NULL ? g_strdup_printf (_("Message %s"), name) : g_strdup (_("Message"));
  lyc_reading_note_set_channel (self->reading, self->person == NULL);
  lyc_pane_head_set_title (self->head, self->person != NULL ? name : _("Chat"));
  lyc_composer_set_placeholder (lyc_talk_view_get_composer (self->talk), hint);
  lyc_composer_set_name (lyc_talk_view_get_composer (self->talk), hint);
  gtk_widget_set_visible (self->channel_button, self->person != NULL && self->cohort != NULL);
  update_person_button (self, name);
  update_presence (self);
  update_count (self);
}

static void
choose (LycChatPage *self, const char *container_id)
{
  lyc_chat_page_show (self, container_id);
  g_signal_emit (self, signals[SHOWN], 0, container_id);
  lyc_composer_focus (lyc_talk_view_get_composer (self->talk));
}

static void
picked_cb (LycChatPage *self, const char *user_id)
{
  lyc_chat_page_show_person (self, user_id);
}

static void
channel_clicked_cb (LycChatPage *self)
{
  if (self->cohort != NULL)
    choose (self, lyc_cohort_get_channel_id (self->cohort));
}

static void
person_clicked_cb (LycChatPage *self)
{
  lyc_person_card_popup (self->person_button, self->services, self->person);
}

static void
make_head (LycChatPage *self)
{
  GtkWidget *write = gtk_menu_button_new ();

  self->head = LYC_PANE_HEAD (lyc_pane_head_new ("lyceum-chat-symbolic", _("Chat")));
  self->reading = LYC_READING_NOTE (lyc_reading_note_new (self->services));
  lyc_pane_head_add_action (self->head, GTK_WIDGET (self->reading));
  self->follow = lyc_follow_mark_new ();
  lyc_pane_head_add_action (self->head, self->follow);
  self->channel_button = gtk_button_new_from_icon_name ("lyceum-workspace-symbolic");
  gtk_widget_add_css_class (self->channel_button, "flat");
  set_name (self->channel_button, _("Back to the group"));
  g_signal_connect_object (self->channel_button, "clicked", G_CALLBACK (channel_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  lyc_pane_head_add_action (self->head, self->channel_button);
  self->person_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->person_button), lyc_avatar_new (HEAD_AVATAR));
  gtk_widget_add_css_class (self->person_button, "flat");
  g_signal_connect_object (self->person_button, "clicked", G_CALLBACK (person_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  lyc_pane_head_add_action (self->head, self->person_button);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (write), "lyceum-add-person-symbolic");
  gtk_widget_add_css_class (write, "flat");
  set_name (write, _("New message"));
  self->picker = lyc_person_picker_new (self->services);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (write), self->picker);
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
  lyc_pane_head_add_action (self->head, write);
}

GtkWidget *
lyc_chat_page_new (LycServices *services)
{
  LycChatPage *self = g_object_new (LYC_TYPE_CHAT_PAGE, NULL);

  self->services = g_object_ref (services);
  self->directs = lyc_library_all (lyc_services_get_library (services), LYC_KIND_CONTAINER);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  make_head (self);
  self->talk = LYC_TALK_VIEW (lyc_talk_view_new (services, LYC_POST_ROW_BUBBLE));
  gtk_widget_set_vexpand (GTK_WIDGET (self->talk), TRUE);
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->head));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->talk));
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  g_signal_connect_object (lyc_services_get_ledger (services), "changed",
                           G_CALLBACK (update_count), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_session (services), "presence",
                           G_CALLBACK (update_presence), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* @cohort_id: (nullable): whose people a new message can go to, and whose channel one returns to */
void
lyc_chat_page_set_cohort (LycChatPage *self, const char *cohort_id)
{
  LycLibrary *library = lyc_services_get_library (self->services);

  if (self->cohort != NULL)
    {
      if (g_strcmp0 (lyc_record_get_id (LYC_RECORD (self->cohort)), cohort_id) == 0)
        return;
      g_signal_handlers_disconnect_by_data (self->cohort, self);
    }
  g_clear_object (&self->cohort);
  g_clear_object (&self->people);
  if (cohort_id != NULL)
    {
      self->cohort = LYC_COHORT (lyc_library_lookup (library, LYC_KIND_COHORT, cohort_id));
      self->people = lyc_people_new (self->services, cohort_id);
      g_signal_connect_swapped (self->cohort, "changed", G_CALLBACK (update), self);
    }
  lyc_person_picker_set_people (LYC_PERSON_PICKER (self->picker), self->people);
  update (self);
}

/**
 * lyc_chat_page_show:
 * @container_id: (nullable): a channel or a direct conversation
 */
void
lyc_chat_page_show (LycChatPage *self, const char *container_id)
{
  if (self->container != NULL)
    {
      if (g_strcmp0 (lyc_record_get_id (LYC_RECORD (self->container)), container_id) == 0)
        return;
      g_signal_handlers_disconnect_by_data (self->container, self);
    }
  g_clear_object (&self->container);
  lyc_talk_view_set_container (self->talk, container_id);
  lyc_follow_mark_set_following (LYC_FOLLOW_MARK (self->follow),
                                 lyc_talk_view_get_following (self->talk));
  if (container_id != NULL)
    {
      self->container = LYC_CONTAINER (lyc_library_lookup (
          lyc_services_get_library (self->services), LYC_KIND_CONTAINER, container_id));
      g_signal_connect_swapped (self->container, "changed", G_CALLBACK (update), self);
    }
  update (self);
}

void
lyc_chat_page_show_post (LycChatPage *self, const char *container_id, const char *post_id)
{
  lyc_chat_page_show (self, container_id);
  lyc_talk_view_show_post (self->talk, post_id);
}

static char *
find_direct (LycChatPage *self, const char *user_id)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->directs));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycContainer) container = g_list_model_get_item (G_LIST_MODEL (self->directs), i);

      if (g_strcmp0 (lyc_container_get_container_kind (container), "direct") == 0
          && g_strcmp0 (other_person (self, container), user_id) == 0)
        return g_strdup (lyc_record_get_id (LYC_RECORD (container)));
    }
  return NULL;
}

/* Shows the conversation with @user_id; opens one if there is none. */
void
lyc_chat_page_show_person (LycChatPage *self, const char *user_id)
{
  g_autofree char *id = find_direct (self, user_id);

  if (id == NULL)
    {
      g_autoptr (LycAct) act = lyc_act_open_direct (
          user_id, lyc_session_get_user_id (lyc_services_get_session (self->services)));

      id = g_strdup (lyc_act_get_id (act));
      lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
    }
  choose (self, id);
}

/* Returns: (transfer none) (nullable): what is shown */
const char *
lyc_chat_page_get_container (LycChatPage *self)
{
  return self->container != NULL ? lyc_record_get_id (LYC_RECORD (self->container)) : NULL;
}

/* Returns: how many posts are unread in what is shown */
guint
lyc_chat_page_get_count (LycChatPage *self)
{
  if (self->container == NULL)
    return 0;
  return lyc_ledger_get_count (lyc_services_get_ledger (self->services),
                               lyc_record_get_id (LYC_RECORD (self->container)));
}

/* Returns: (transfer none): the posts and the composer */
LycTalkView *
lyc_chat_page_get_talk (LycChatPage *self)
{
  return self->talk;
}
