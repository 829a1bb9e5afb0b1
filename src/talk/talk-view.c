/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "talk-view-private.h"

#include "mute-note.h"
#include "place-note.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "allow.h"
#include "cohort.h"
#include "empty-state.h"
#include "pin-line.h"
#include "style.h"
#include "talk-keys.h"
#include "toasts.h"
#include "typing-line.h"
#include "unseen.h"

G_DEFINE_FINAL_TYPE (LycTalkView, lyc_talk_view, GTK_TYPE_WIDGET)

static void
update_attention (LycTalkView *self)
{
  GtkWidget *focus = self->window != NULL ? gtk_window_get_focus (self->window) : NULL;
  gboolean here = focus != NULL && gtk_widget_is_ancestor (focus, GTK_WIDGET (self));

  if (self->binding != NULL)
    lyc_timeline_binding_set_attentive (
        self->binding, here && self->window != NULL && gtk_window_is_active (self->window));
}

static void
lyc_talk_view_map (GtkWidget *widget)
{
  LycTalkView *self = LYC_TALK_VIEW (widget);
  GtkRoot *root = gtk_widget_get_root (widget);

  GTK_WIDGET_CLASS (lyc_talk_view_parent_class)->map (widget);
  self->window = GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
  if (self->window != NULL)
    {
      g_signal_connect_object (self->window, "notify::is-active", G_CALLBACK (update_attention),
                               self, G_CONNECT_SWAPPED);
      g_signal_connect_object (self->window, "notify::focus-widget", G_CALLBACK (update_attention),
                               self, G_CONNECT_SWAPPED);
    }
  update_attention (self);
}

static void
lyc_talk_view_unmap (GtkWidget *widget)
{
  LycTalkView *self = LYC_TALK_VIEW (widget);

  if (self->window != NULL)
    g_signal_handlers_disconnect_by_func (self->window, update_attention, self);
  self->window = NULL;
  update_attention (self);
  GTK_WIDGET_CLASS (lyc_talk_view_parent_class)->unmap (widget);
}

static void
forget_file (LycTalkView *self)
{
  if (self->file != NULL)
    g_signal_handlers_disconnect_by_data (self->file, self);
  g_clear_object (&self->file);
}

static void
lyc_talk_view_dispose (GObject *object)
{
  LycTalkView *self = LYC_TALK_VIEW (object);

  g_clear_object (&self->binding);
  g_clear_pointer (&self->box, gtk_widget_unparent);
  if (self->container != NULL)
    g_signal_handlers_disconnect_by_data (self->container, self);
  g_clear_object (&self->container);
  forget_file (self);
  g_clear_object (&self->following);
  g_clear_object (&self->people);
  g_clear_pointer (&self->people_of, g_free);
  g_clear_pointer (&self->wanted, g_free);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_talk_view_parent_class)->dispose (object);
}

static void
post_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycTalkView *self = LYC_TALK_VIEW (widget);
  const char *id = g_variant_get_string (parameter, NULL);
  g_autoptr (LycRecord) post
      = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_POST, id);

  if (g_str_equal (name, "talk.show"))
    lyc_talk_view_show_post (self, id);
  else if (g_str_equal (name, "talk.unread") && self->binding != NULL)
    lyc_timeline_binding_mark_unread (self->binding, LYC_POST (post));
  else if (g_str_equal (name, "talk.read"))
    gtk_widget_activate_action (widget, "win.read-up-to", "(sx)",
                                lyc_post_get_container_id (LYC_POST (post)),
                                lyc_post_get_pos (LYC_POST (post)));
  else if (g_str_equal (name, "talk.edit"))
    lyc_composer_edit (LYC_COMPOSER (self->composer), LYC_POST (post));
  else if (g_str_equal (name, "talk.build"))
    lyc_composer_build_on (LYC_COMPOSER (self->composer), LYC_POST (post));
  else if (!g_str_equal (name, "talk.unread"))
    lyc_composer_reply_to (LYC_COMPOSER (self->composer), LYC_POST (post),
                           g_str_equal (name, "talk.quote"));
}

/* @args: what to do with the post that has the focus */
static gboolean
key_cb (GtkWidget *widget, GVariant *args, gpointer user_data)
{
  return lyc_talk_keys_act (LYC_TIMELINE (LYC_TALK_VIEW (widget)->timeline),
                            g_variant_get_string (args, NULL));
}

static void
lyc_talk_view_class_init (LycTalkViewClass *klass)
{
  static const char *const actions[]
      = { "talk.reply", "talk.quote", "talk.edit", "talk.build", "talk.show",
          "talk.read",  "talk.unread" };
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_talk_view_dispose;
  widget_class->map = lyc_talk_view_map;
  widget_class->unmap = lyc_talk_view_unmap;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i], "s", post_action);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_r, 0, key_cb, "s", "post.reply");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_e, 0, key_cb, "s", "post.choose-reaction");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_u, 0, key_cb, "s", "post.unread");
  gtk_widget_class_add_binding (widget_class, GDK_KEY_u, GDK_SHIFT_MASK, key_cb, "s", "post.read");
  lyc_talk_load_style ();
}

static void
lyc_talk_view_init (LycTalkView *self)
{
}

/* Of a file that is there, nothing was said yet. */
gboolean
_lyc_talk_view_begins (LycTalkView *self)
{
  return self->file != NULL && lyc_record_is_loaded (LYC_RECORD (self->file))
         && !lyc_record_is_loaded (LYC_RECORD (self->container));
}

static void
update_state (LycTalkView *self)
{
  LycEmptyState *state = LYC_EMPTY_STATE (self->state);
  LycBindingState now = self->binding != NULL ? lyc_timeline_binding_get_state (self->binding)
                                              : LYC_BINDING_LOADING;

  if (now == LYC_BINDING_GONE && _lyc_talk_view_begins (self))
    now = LYC_BINDING_EMPTY;
  lyc_empty_state_set_busy (state, now == LYC_BINDING_LOADING);
  if (now == LYC_BINDING_GONE)
    lyc_empty_state_set (state, "lyceum-chat-symbolic", _("No longer here"),
                         _("This was removed, or you are not a member any more."));
  else if (now == LYC_BINDING_EMPTY)
    lyc_empty_state_set (state, "lyceum-chat-symbolic", _("Nothing said yet"),
                         _("Write the first line below."));
  else
    lyc_empty_state_set (state, NULL, _("Loading"), NULL);
  gtk_stack_set_visible_child_name (GTK_STACK (self->stack),
                                    now == LYC_BINDING_SHOWN ? "posts" : "state");
}

/* Returns: (nullable): why nothing can be said of the file */
static const char *
begin_reason (LycTalkView *self)
{
  const char *cohort_id = lyc_file_get_cohort_id (self->file);
  g_autoptr (LycRecord) cohort
      = *cohort_id != '\0' ? lyc_library_lookup (lyc_services_get_library (self->services),
                                                 LYC_KIND_COHORT, cohort_id)
                           : NULL;

  return cohort == NULL || !lyc_record_is_loaded (cohort)
                 || lyc_cohort_can (LYC_COHORT (cohort), "container.create")
             ? NULL
             : _("You can read here, not write.");
}

static const char *
write_reason (LycTalkView *self)
{
  LycContainer *container = self->container;

  if (_lyc_talk_view_begins (self))
    return begin_reason (self);
  if (lyc_record_is_gone (LYC_RECORD (container)))
    return _("This is no longer here.");
  if (!lyc_record_is_loaded (LYC_RECORD (container)))
    return NULL;
  if (lyc_container_is_locked (container) && !lyc_container_can (container, "post.create"))
    return _("This is locked.");
  return lyc_container_can (container, "post.create") ? NULL : _("You can read here, not write.");
}

/* Returns: the cohort whose conversation it is, or will be */
static const char *
cohort_of (LycTalkView *self)
{
  return _lyc_talk_view_begins (self) ? lyc_file_get_cohort_id (self->file)
                       : lyc_container_get_cohort_id (self->container);
}

static LycPeople *
new_people (LycTalkView *self)
{
  const char *cohort_id = cohort_of (self);
  g_autoptr (GPtrArray) ids = g_ptr_array_new ();

  if (*cohort_id != '\0')
    return lyc_people_new (self->services, cohort_id);
  for (guint i = 0; i < lyc_container_get_n_user_ids (self->container); i++)
    g_ptr_array_add (ids, (char *) lyc_container_get_nth_user_ids (self->container, i));
  g_ptr_array_add (ids, NULL);
  return lyc_people_new_for_ids (self->services, (const char *const *) ids->pdata);
}

/* Of a place that is not known yet, nobody of the place before can be called, and no file goes
 * there. */
static void
forget_people (LycTalkView *self)
{
  if (self->people_of == NULL)
    return;
  g_clear_pointer (&self->people_of, g_free);
  g_clear_object (&self->people);
  lyc_composer_set_people (LYC_COMPOSER (self->composer), NULL);
  lyc_composer_set_attach_place (LYC_COMPOSER (self->composer), NULL, NULL);
}

static gboolean
update_people (LycTalkView *self)
{
  const char *cohort_id = cohort_of (self);
  const char *of = *cohort_id != '\0' ? cohort_id : lyc_record_get_id (LYC_RECORD (self->container));

  if (!lyc_record_is_loaded (LYC_RECORD (self->container)) && *cohort_id == '\0')
    {
      forget_people (self);
      return FALSE;
    }
  if (g_strcmp0 (of, self->people_of) == 0)
    return FALSE;
  g_free (self->people_of);
  self->people_of = g_strdup (of);
  g_clear_object (&self->people);
  self->people = new_people (self);
  lyc_composer_set_people (LYC_COMPOSER (self->composer), self->people);
  lyc_composer_set_attach_place (LYC_COMPOSER (self->composer), cohort_id,
                                 self->file != NULL && *cohort_id != '\0'
                                     ? NULL
                                     : lyc_record_get_id (LYC_RECORD (self->container)));
  return TRUE;
}

void
_lyc_talk_view_update_jump (LycTalkView *self)
{
  gboolean at_end = lyc_timeline_get_at_end (LYC_TIMELINE (self->timeline));
  guint n = self->container == NULL
                ? 0
                : lyc_ledger_get_count (lyc_services_get_ledger (self->services),
                                        lyc_record_get_id (LYC_RECORD (self->container)));
  g_autofree char *text
      = n > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u new", "%u new", n), n)
              : g_strdup (_("Newest"));

  gtk_button_set_label (GTK_BUTTON (self->jump), text);
  lyc_allow (self->jump, "visible",
             !at_end && self->binding != NULL
                 && lyc_timeline_binding_get_state (self->binding) == LYC_BINDING_SHOWN);
}

static void
bind_container (LycTalkView *self)
{
  g_clear_object (&self->binding);
  self->binding = lyc_timeline_binding_new (self->services, LYC_TIMELINE (self->timeline),
                                            self->variant, self->container, self->people);
  g_signal_connect_object (self->binding, "notify::state", G_CALLBACK (update_state), self,
                           G_CONNECT_SWAPPED);
  if (self->wanted != NULL)
    lyc_timeline_binding_show_post (self->binding, self->wanted);
  update_attention (self);
  update_state (self);
  _lyc_talk_view_update_jump (self);
}

static void container_changed_cb (LycTalkView *self);

/* What is written of a file is kept under its name, whether anything was said of it yet or not. */
static void
follow_file (LycTalkView *self, const char *file_id)
{
  g_autofree char *place = g_strconcat ("file:", file_id, NULL);

  forget_file (self);
  self->file = LYC_FILE (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_FILE, file_id));
  lyc_composer_set_place (LYC_COMPOSER (self->composer), place);
  g_signal_connect_swapped (self->file, "changed", G_CALLBACK (container_changed_cb), self);
}

/* Binds once it is known who is there: roles and mentions need it from the first row on. */
static void
container_changed_cb (LycTalkView *self)
{
  if (self->file == NULL && *lyc_container_get_file_id (self->container) != '\0')
    follow_file (self, lyc_container_get_file_id (self->container));
  lyc_composer_set_reason (LYC_COMPOSER (self->composer), write_reason (self));
  lyc_place_note_show (LYC_PLACE_NOTE (self->note), self->container);
  lyc_composer_set_groups (LYC_COMPOSER (self->composer), lyc_mention_groups_in (self->container));
  if (update_people (self) || self->binding == NULL)
    bind_container (self);
  else
    update_state (self);
}

GtkWidget *
lyc_talk_view_new (LycServices *services, LycPostRowVariant variant)
{
  LycTalkView *self = g_object_new (LYC_TYPE_TALK_VIEW, NULL);

  self->services = g_object_ref (services);
  self->variant = variant;
  _lyc_talk_view_make_children (self);
  g_signal_connect_object (lyc_services_get_ledger (services), "changed", G_CALLBACK (_lyc_talk_view_update_jump),
                           self, G_CONNECT_SWAPPED);
  update_state (self);
  return GTK_WIDGET (self);
}

static void
follow_place (LycTalkView *self, const char *container_id)
{
  g_clear_object (&self->following);
  if (container_id != NULL)
    self->following
        = lyc_place_following_new (self->services, LYC_KIND_CONTAINER, container_id);
  lyc_mute_note_set_following (LYC_MUTE_NOTE (self->mute), self->following);
}

/**
 * lyc_talk_view_set_container:
 * @container_id: (nullable): a thread, a channel or a direct conversation
 *
 * Opens it at the first unread post, or at its end.
 */
void
lyc_talk_view_set_container (LycTalkView *self, const char *container_id)
{
  g_autofree char *place = container_id != NULL ? g_strconcat ("new:", container_id, NULL) : NULL;

  if (self->container != NULL)
    {
      if (g_strcmp0 (lyc_record_get_id (LYC_RECORD (self->container)), container_id) == 0)
        return;
      g_signal_handlers_disconnect_by_data (self->container, self);
    }
  g_clear_object (&self->binding);
  g_clear_object (&self->container);
  forget_file (self);
  g_clear_pointer (&self->wanted, g_free);
  follow_place (self, container_id);
  lyc_composer_set_place (LYC_COMPOSER (self->composer), place);
  lyc_typing_line_set_container (LYC_TYPING_LINE (self->typing), container_id);
  if (container_id != NULL)
    {
      self->container = LYC_CONTAINER (lyc_library_lookup (
          lyc_services_get_library (self->services), LYC_KIND_CONTAINER, container_id));
      g_signal_connect_swapped (self->container, "changed", G_CALLBACK (container_changed_cb), self);
      container_changed_cb (self);
    }
  lyc_pin_line_set_container (LYC_PIN_LINE (self->pins), self->container);
  update_state (self);
  _lyc_talk_view_update_jump (self);
}

/* Opens the one thread about a file; it begins with the first post. */
void
lyc_talk_view_set_file (LycTalkView *self, const char *file_id)
{
  g_autofree char *thread = lyc_file_dup_thread_id (file_id);

  lyc_talk_view_set_container (self, thread);
  if (self->file == NULL)
    follow_file (self, file_id);
  container_changed_cb (self);
}

/* Returns: (transfer none) (nullable): the file that is spoken of */
LycFile *
lyc_talk_view_get_file (LycTalkView *self)
{
  return self->file;
}

LycContainer *
lyc_talk_view_get_container (LycTalkView *self)
{
  return self->container;
}

LycComposer *
lyc_talk_view_get_composer (LycTalkView *self)
{
  return LYC_COMPOSER (self->composer);
}

LycTimeline *
lyc_talk_view_get_timeline (LycTalkView *self)
{
  return LYC_TIMELINE (self->timeline);
}

/* Returns: (transfer none) (nullable): what fills the timeline now */
LycTimelineBinding *
lyc_talk_view_get_binding (LycTalkView *self)
{
  return self->binding;
}

/* Returns: (transfer none) (nullable): who is there */
LycPeople *
lyc_talk_view_get_people (LycTalkView *self)
{
  return self->people;
}

/* Returns: (transfer none) (nullable): how the place is followed that is shown */
LycPlaceFollowing *
lyc_talk_view_get_following (LycTalkView *self)
{
  return self->following;
}

/**
 * lyc_talk_view_show_post:
 * @post_id: a post of the place that is shown
 *
 * Scrolls to the post and marks it. Where the place is not bound yet, the post is kept and shown by
 * the binding that is made next.
 */
void
lyc_talk_view_show_post (LycTalkView *self, const char *post_id)
{
  g_free (self->wanted);
  self->wanted = g_strdup (post_id);
  if (self->binding != NULL)
    lyc_timeline_binding_show_post (self->binding, post_id);
}

/* Scrolls to the first post of the place that is unread. */
void
lyc_talk_view_show_unread (LycTalkView *self)
{
  if (self->binding != NULL)
    lyc_timeline_binding_show_unread (self->binding);
}
