/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "post-conflict.h"
#include "post-history.h"
#include "post-row-private.h"

static void
perform (LycPostRow *self, LycAct *act)
{
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  lyc_act_unref (act);
}

/* Whether the container says that this person may do it; without one, no. */
gboolean
_lyc_post_row_can (LycPostRow *self, const char *action)
{
  return self->container != NULL && lyc_container_can (self->container, action);
}

static const char *
post_id (LycPostRow *self)
{
  return lyc_record_get_id (LYC_RECORD (self->post));
}

static const char *
my_id (LycPostRow *self)
{
  return lyc_session_get_user_id (lyc_services_get_session (self->services));
}

static void
vote (LycPostRow *self)
{
  if (!self->own && _lyc_post_row_can (self, "reaction.set"))
    perform (self, lyc_act_vote (self->post, self->mine, !lyc_reaction_is_vote (self->mine)));
}

static void
react (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycPostRow *self = LYC_POST_ROW (widget);
  const char *emoji = g_variant_get_string (parameter, NULL);
  gboolean set;

  if (self->post == NULL || !_lyc_post_row_can (self, "reaction.set"))
    return;
  set = !lyc_record_has_string (LYC_RECORD (self->mine), "emojis", emoji);
  perform (self, lyc_act_react (self->post, self->mine, emoji, set, my_id (self)));
}

static void
copy (LycPostRow *self, const char *text)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), text);
}

static void
copy_link (LycPostRow *self)
{
  g_autofree char *link = g_strdup_printf ("lyceum:post/%s", post_id (self));

  copy (self, link);
}

static void
show_window (LycPostRow *self, GtkWidget *window)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  if (GTK_IS_WINDOW (root))
    gtk_window_set_transient_for (GTK_WINDOW (window), GTK_WINDOW (root));
  gtk_window_present (GTK_WINDOW (window));
}

static void
show_history (LycPostRow *self)
{
  if (lyc_post_get_edited_at (self->post) > 0)
    show_window (self, lyc_post_history_new (self->services, self->post));
}

static void
show_conflict (LycPostRow *self)
{
  g_autoptr (LycOutboxItem) item = _lyc_post_row_find_act (self, "post.edit");

  if (item != NULL && lyc_outbox_item_get_state (item) == LYC_PENDING_FAILED)
    show_window (self, lyc_post_conflict_new (self->services, self->post,
                                              lyc_outbox_item_get_act (item)));
}

static void
help (LycPostRow *self)
{
  if (!self->own && _lyc_post_row_is_answer (self) && _lyc_post_row_can (self, "reaction.set"))
    perform (self, lyc_act_help (self->post, self->mine, !lyc_reaction_is_helped (self->mine)));
}

static void
ask_place (LycPostRow *self, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (self), action, "s", post_id (self));
}

static void
reply (LycPostRow *self)
{
  if (self->variant == LYC_POST_ROW_CARD)
    gtk_widget_activate_action (GTK_WIDGET (self), "talk.open", "s",
                                lyc_post_get_container_id (self->post));
  else
    ask_place (self, "talk.reply");
}

static gboolean
is_endorsed (LycPostRow *self)
{
  return lyc_record_has_string (LYC_RECORD (self->post), "endorsed_ids", my_id (self));
}

static void
quote (LycPostRow *self)
{
  ask_place (self, "talk.quote");
}

static void
unread (LycPostRow *self)
{
  ask_place (self, "talk.unread");
}

static void
read_here (LycPostRow *self)
{
  ask_place (self, "talk.read");
}

static void
edit (LycPostRow *self)
{
  ask_place (self, "talk.edit");
}

static void
copy_text (LycPostRow *self)
{
  copy (self, lyc_post_get_body (self->post));
}

static void
build (LycPostRow *self)
{
  ask_place (self, "talk.build");
}

static void
pin (LycPostRow *self)
{
  perform (self,
           lyc_act_pin_post (self->container, self->post, lyc_post_get_pinned_at (self->post) == 0,
                             g_get_real_time () / G_TIME_SPAN_MILLISECOND));
}

static void
accept (LycPostRow *self)
{
  perform (self, lyc_act_accept (self->container, self->post, !lyc_post_is_accepted (self->post)));
}

static void
endorse (LycPostRow *self)
{
  perform (self, lyc_act_endorse (self->post, !is_endorsed (self), my_id (self)));
}

static void
hide (LycPostRow *self)
{
  perform (self, lyc_act_hide_post (self->post, !lyc_post_is_hidden (self->post)));
}

static void
report (LycPostRow *self)
{
  ask_place (self, "win.report");
}

static const struct
{
  const char *name;
  void (*run) (LycPostRow *self);
} steps[] = {
  { "post.menu", lyc_post_row_popup_menu },
  { "post.choose-reaction", _lyc_post_row_popup_reactions },
  { "post.vote", vote },
  { "post.help", help },
  { "post.reply", reply },
  { "post.quote", quote },
  { "post.edit", edit },
  { "post.build", build },
  { "post.thread", _lyc_post_row_start_thread },
  { "post.task", _lyc_post_row_make_task },
  { "post.pin", pin },
  { "post.unread", unread },
  { "post.read", read_here },
  { "post.copy", copy_text },
  { "post.copy-link", copy_link },
  { "post.history", show_history },
  { "post.compare", show_conflict },
  { "post.accept", accept },
  { "post.endorse", endorse },
  { "post.hide", hide },
  { "post.delete", _lyc_post_row_delete },
  { "post.undo", _lyc_post_row_undo },
  { "post.retry", _lyc_post_row_retry },
  { "post.cancel", _lyc_post_row_cancel },
  { "post.person", _lyc_post_row_show_person },
  { "post.report", report },
  { "post.reveal", _lyc_post_row_reveal },
};

static void
run (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycPostRow *self = LYC_POST_ROW (widget);

  for (guint i = 0; self->post != NULL && i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].name, name))
      {
        steps[i].run (self);
        return;
      }
}

void
_lyc_post_row_install_actions (GtkWidgetClass *widget_class)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    gtk_widget_class_install_action (widget_class, steps[i].name, NULL, run);
  gtk_widget_class_install_action (widget_class, "post.react", "s", react);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "post.menu", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "post.menu",
                                       NULL);
}

static void
append_if (GMenu *menu, gboolean condition, const char *label, const char *action)
{
  if (condition)
    g_menu_append (menu, label, action);
}

static void
append_section (GMenu *menu, GMenu *section)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (section)) > 0)
    g_menu_append_section (menu, NULL, G_MENU_MODEL (section));
  g_object_unref (section);
}

static gboolean
is_in_channel (LycPostRow *self)
{
  return g_str_equal (lyc_container_get_container_kind (self->container), "channel");
}

/* What was refused cannot be changed: it is sent again or given up. A thread is given up whole. */
static gboolean
is_refused (LycPostRow *self)
{
  return _lyc_post_row_get_refused_verb (self) != NULL;
}

static gboolean
is_refused_thread (LycPostRow *self)
{
  return g_strcmp0 (_lyc_post_row_get_refused_verb (self), "container.create") == 0;
}

/* Only what can be done: from the container's can and from whose post it is. What is one's own can
 * be changed and deleted from the start: a menu that is open does not change when the post has
 * arrived. */
GMenuModel *
_lyc_post_row_make_menu (LycPostRow *self)
{
  GMenu *menu = g_menu_new ();
  GMenu *talk = g_menu_new (), *clip = g_menu_new (), *judge = g_menu_new ();
  gboolean there = !lyc_post_is_deleted (self->post) && lyc_post_get_pos (self->post) > 0;
  gboolean mine = self->own && !lyc_post_is_deleted (self->post);
  gboolean may_write = there && _lyc_post_row_can (self, "post.create");
  gboolean first = self->container != NULL
                   && g_strcmp0 (post_id (self),
                                 lyc_container_get_first_post_id (self->container)) == 0;

  append_if (talk, may_write, _("Reply"), "post.reply");
  append_if (talk, may_write, _("Quote"), "post.quote");
  append_if (talk, there && _lyc_post_row_can (self, "reaction.set"),
             _("React"), "post.choose-reaction");
  append_if (talk, mine && !is_refused (self) && _lyc_post_row_can (self, "post.create"),
             _("Edit"), "post.edit");
  append_if (talk, may_write && self->variant == LYC_POST_ROW_THREAD,
             _("Build on this"), "post.build");
  append_if (talk,
             may_write && is_in_channel (self) && *lyc_post_get_thread_id (self->post) == '\0',
             _("Start a thread"), "post.thread");
  append_if (talk, may_write && *lyc_container_get_cohort_id (self->container) != '\0',
             _("Make a task of this"), "post.task");
  append_if (talk, there, _("Read up to here"), "post.read");
  append_if (talk, there, _("Unread from here"), "post.unread");
  append_if (talk, TRUE, _("About the author"), "post.person");
  append_if (clip, !lyc_post_is_deleted (self->post), _("Copy text"), "post.copy");
  append_if (clip, there, _("Copy link"), "post.copy-link");
  append_if (clip, there && lyc_post_get_edited_at (self->post) > 0, _("Earlier texts"),
             "post.history");
  append_if (judge, there && !first && _lyc_post_row_can (self, "answer.accept"),
             lyc_post_is_accepted (self->post) ? _("Take back acceptance") : _("Accept as answer"),
             "post.accept");
  append_if (judge, there && !self->own && _lyc_post_row_can (self, "answer.endorse"),
             is_endorsed (self) ? _("Take back endorsement") : _("Endorse"), "post.endorse");
  append_if (judge, there && _lyc_post_row_can (self, "post.pin"),
             lyc_post_get_pinned_at (self->post) > 0 ? _("Unpin") : _("Pin"), "post.pin");
  append_if (judge, there && _lyc_post_row_can (self, "post.hide"),
             lyc_post_is_hidden (self->post) ? _("Show to members again") : _("Hide from members"),
             "post.hide");
  append_if (judge, there && !self->own && _lyc_post_row_can (self, "report.create"),
             _("Report…"), "post.report");
  append_if (judge,
             (mine && !is_refused_thread (self))
                 || (there && _lyc_post_row_can (self, "post.delete")),
             _("Delete"), "post.delete");
  append_section (menu, talk);
  append_section (menu, clip);
  append_section (menu, judge);
  return G_MENU_MODEL (menu);
}
