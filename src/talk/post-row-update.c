/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "allow.h"
#include "anchor-label.h"
#include "flow-row.h"
#include "kit.h"
#include "label-wrap.h"
#include "markdown.h"
#include "post-files.h"
#include "post-row-private.h"
#include "post-text.h"
#include "time-label.h"
#include "timecode-chip.h"
#include "timeline.h"

/* The parts that can be asked what they should show; each touches only what is different, so that
 * nothing loses the focus or its place. */

static void
set_class (GtkWidget *widget, const char *css_class, gboolean on)
{
  if (on)
    gtk_widget_add_css_class (widget, css_class);
  else
    gtk_widget_remove_css_class (widget, css_class);
}

static gboolean
is_bubble (LycPostRow *self)
{
  return self->variant == LYC_POST_ROW_BUBBLE;
}

static void
update_author (LycPostRow *self)
{
  const char *author_id = lyc_post_get_author_id (self->post);
  g_autofree char *name = lyc_people_dup_shown_name (self->services, author_id);
  g_autofree char *role = NULL;

  if (self->people != NULL && !is_bubble (self))
    role = lyc_people_dup_role_of (self->people, author_id);
  gtk_label_set_text (GTK_LABEL (self->name), name);
  gtk_label_set_text (GTK_LABEL (self->role), role != NULL ? role : "");
  gtk_widget_set_visible (self->role, role != NULL);
  lyc_people_set_avatar (self->services, ADW_AVATAR (self->avatar), author_id);
}

/* What is no longer in the video goes nowhere: in a list its chip opens the thread, as the card
 * does. */
static void
update_timecode (LycPostRow *self, const LycAnchor *anchor)
{
  GtkActionable *chip = GTK_ACTIONABLE (self->timecode);
  gboolean sure = anchor != NULL && lyc_anchor_is_sure (anchor);
  gboolean card = self->variant == LYC_POST_ROW_CARD;
  const char *action = sure ? "win.lesson-seek" : anchor != NULL && card ? "post.reply" : NULL;

  if (anchor == NULL)
    lyc_timecode_chip_set_time (self->timecode, -1);
  else if (sure)
    lyc_timecode_chip_set_span (self->timecode, anchor->start_ms, anchor->end_ms);
  else
    lyc_timecode_chip_set_was (
        self->timecode, anchor->was_start_ms,
        _("The video was changed since, and this was not found in it again."));
  /* Neither action may stand with the other's target, not even in between. */
  if (g_strcmp0 (gtk_actionable_get_action_name (chip), action) != 0)
    gtk_actionable_set_action_name (chip, NULL);
  if (sure)
    gtk_actionable_set_action_target (chip, "(sx)", anchor->asset_id, anchor->start_ms);
  else
    gtk_actionable_set_action_target_value (chip, NULL);
  gtk_actionable_set_action_name (chip, action);
}

/* A paragraph or a page; a question of a quiz has no place of its own to go to. */
static void
show_text_anchor (LycPostRow *self, const LycAnchor *anchor)
{
  g_autofree char *text = lyc_anchor_dup_label (anchor);
  g_autofree char *name = text != NULL ? g_strdup_printf (_("Go to %s"), text) : NULL;

  lyc_timecode_chip_set_time (self->timecode, -1);
  if (text == NULL)
    return;
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->timecode), "(ssx)", anchor->lesson_id,
                                    anchor->block, anchor->page);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->timecode), "win.text-show");
  gtk_button_set_label (GTK_BUTTON (self->timecode), text);
  lyc_kit_set_tooltip (self->timecode, name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->timecode), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_widget_set_visible (self->timecode, TRUE);
}

static void
show_anchor (LycPostRow *self, const LycAnchor *anchor)
{
  if (anchor == NULL || lyc_anchor_is_moment (anchor))
    {
      update_timecode (self, anchor);
      return;
    }
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->timecode), NULL);
  show_text_anchor (self, anchor);
}

static void
update_pills (LycPostRow *self)
{
  LycAnchor anchor;
  gboolean card = self->variant == LYC_POST_ROW_CARD;
  gboolean anchored = lyc_post_get_anchor (self->post, &anchor);

  if (!anchored && card && self->container != NULL)
    anchored = lyc_container_get_anchor (self->container, &anchor);
  show_anchor (self, anchored ? &anchor : NULL);
  gtk_widget_set_visible (self->origin,
                          card && *gtk_label_get_text (GTK_LABEL (self->origin)) != '\0');
  gtk_label_set_text (GTK_LABEL (self->accepted), _("✓ Accepted"));
  gtk_widget_set_visible (self->accepted, !card && lyc_post_is_accepted (self->post));
}

static void
update_head (LycPostRow *self)
{
  gboolean head = !is_bubble (self) || (self->starts_run && !self->own);

  lyc_time_label_set_time (LYC_TIME_LABEL (self->time), lyc_post_get_created_at (self->post));
  update_author (self);
  update_pills (self);
  if (is_bubble (self))
    {
      LycAnchor anchor;

      gtk_widget_set_visible (self->name, head);
      gtk_widget_set_visible (self->time, head);
      gtk_widget_set_visible (self->avatar, head);
      head |= lyc_post_get_anchor (self->post, &anchor) && lyc_anchor_is_moment (&anchor);
    }
  gtk_widget_set_visible (self->head, head);
}

static void
update_answer_to (LycPostRow *self)
{
  const char *id = lyc_post_get_reply_to (self->post);
  gboolean show = *id != '\0' && self->variant != LYC_POST_ROW_CARD
                  && (self->container == NULL
                      || g_strcmp0 (id, lyc_container_get_first_post_id (self->container)) != 0);
  g_autoptr (LycRecord) target = NULL;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  g_autofree char *line = NULL;

  gtk_widget_set_visible (self->answer_to, show);
  if (!show)
    return;
  target = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_POST, id);
  name = lyc_people_dup_shown_name (self->services, lyc_post_get_author_id (LYC_POST (target)));
  text = lyc_markdown_to_plain (lyc_post_get_body (LYC_POST (target)), lyc_people_find_mentioned,
                                self->services);
  line = g_strdup_printf ("↩ %s: %s", name, text);
  lyc_label_set_beginning (GTK_LABEL (gtk_button_get_child (GTK_BUTTON (self->answer_to))), line);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->answer_to), "s", id);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->answer_to), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  line, -1);
}

static gboolean
calls_my_team (LycPostRow *self)
{
  g_autoptr (LycTeam) team = self->people != NULL ? lyc_people_find_own_team (self->people) : NULL;

  return team != NULL && lyc_post_calls_group (self->post, lyc_record_get_id (LYC_RECORD (team)));
}

static void
update_text (LycPostRow *self)
{
  LycPostText *text = LYC_POST_TEXT (self->text);
  const char *body = lyc_post_get_body (self->post);
  gboolean mentioned = lyc_record_has_string (
      LYC_RECORD (self->post), "mention_ids",
      lyc_session_get_user_id (lyc_services_get_session (self->services)));

  if (lyc_post_is_deleted (self->post))
    lyc_post_text_set_notice (text, _("This post was deleted."));
  else if (_lyc_post_row_is_folded (self))
    lyc_post_text_set_notice (text, _("A post by someone you blocked"));
  else if (lyc_post_is_hidden (self->post) && *body == '\0')
    lyc_post_text_set_notice (text, _("A moderator has hidden this post."));
  else if (lyc_post_is_stub (self->post) || !lyc_record_is_loaded (LYC_RECORD (self->post)))
    lyc_post_text_set_notice (text, _("Loading…"));
  else
    lyc_post_text_set_markdown (text, body);
  mentioned |= lyc_post_calls_group (self->post, "cohort") || calls_my_team (self);
  lyc_post_files_set_post (LYC_POST_FILES (self->files), self->post);
  set_class (is_bubble (self) ? self->text : GTK_WIDGET (self), "mentions-me",
             mentioned && !self->own && !_lyc_post_row_is_folded (self)
                 && self->variant != LYC_POST_ROW_CARD);
}

static GtkWidget *
new_chip (LycPostRow *self)
{
  GtkWidget *chip = gtk_toggle_button_new ();

  gtk_widget_add_css_class (chip, "flat");
  gtk_widget_add_css_class (chip, "reaction-chip");
  gtk_widget_set_valign (chip, GTK_ALIGN_CENTER);
  lyc_flow_row_append (LYC_FLOW_ROW (self->flow), chip);
  if (!is_bubble (self))
    gtk_widget_insert_before (self->more, self->flow, NULL);
  return chip;
}

static void
chip_clicked_cb (GtkWidget *chip, LycPostRow *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "post.react", "s",
                              (const char *) g_object_get_data (G_OBJECT (chip), "lyc-emoji"));
}

static void
show_chip (LycPostRow *self, GtkWidget *chip, guint i)
{
  gint64 count = 0;
  const char *emoji = lyc_post_get_reaction (self->post, i, &count, NULL);
  gboolean own = lyc_record_has_string (LYC_RECORD (self->mine), "emojis", emoji);
  g_autofree char *text = g_strdup_printf ("%s %d", emoji, (int) count);

  g_object_set_data_full (G_OBJECT (chip), "lyc-emoji", g_strdup (emoji), g_free);
  gtk_button_set_label (GTK_BUTTON (chip), text);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), own);
  lyc_kit_set_tooltip (chip, own ? _("Take back your reaction") : _("React the same way"));
  lyc_allow (chip, "visible", TRUE);
}

static gboolean
is_chip (GtkWidget *widget)
{
  return gtk_widget_has_css_class (widget, "reaction-chip");
}

static GtkWidget *
next_chip (GtkWidget *widget)
{
  while (widget != NULL && !is_chip (widget))
    widget = gtk_widget_get_next_sibling (widget);
  return widget;
}

static void
update_reactions (LycPostRow *self)
{
  guint n = self->variant == LYC_POST_ROW_CARD ? 0 : lyc_post_get_n_reactions (self->post);
  GtkWidget *chip = next_chip (gtk_widget_get_first_child (self->flow));

  for (guint i = 0; i < n; i++)
    {
      if (chip == NULL)
        {
          chip = new_chip (self);
          g_signal_connect (chip, "clicked", G_CALLBACK (chip_clicked_cb), self);
        }
      show_chip (self, chip, i);
      chip = next_chip (gtk_widget_get_next_sibling (chip));
    }
  for (; chip != NULL; chip = next_chip (gtk_widget_get_next_sibling (chip)))
    lyc_allow (chip, "visible", FALSE);
  if (is_bubble (self))
    gtk_widget_set_visible (self->flow, n > 0);
}

/* Whether the post is a reply to a question, for which alone there are answers. */
gboolean
_lyc_post_row_is_answer (LycPostRow *self)
{
  return self->variant == LYC_POST_ROW_THREAD && self->container != NULL
         && !lyc_post_is_deleted (self->post) && lyc_post_get_pos (self->post) > 0
         && g_strcmp0 (lyc_container_get_post_kind (self->container), "question") == 0
         && g_strcmp0 (lyc_container_get_first_post_id (self->container),
                       lyc_record_get_id (LYC_RECORD (self->post)))
                != 0;
}

static void
update_helped (LycPostRow *self)
{
  gint64 count = lyc_post_get_helped (self->post);
  gboolean mine = lyc_reaction_is_helped (self->mine);
  g_autofree char *text
      = count > 0 ? g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Worked for %d",
                                                  "Worked for %d", (gulong) count),
                                     (int) count)
                  : g_strdup (_("Worked for me"));

  gtk_label_set_text (GTK_LABEL (self->helped_text), text);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->helped), mine);
  lyc_kit_set_tooltip (self->helped, self->own ? _("For how many people this worked")
                                     : mine    ? _("Take back that this worked for you")
                                               : _("Say that this worked for you"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->helped), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  lyc_allow (self->helped, "sensitive", !self->own && _lyc_post_row_can (self, "reaction.set"));
  lyc_allow (self->helped, "visible",
             _lyc_post_row_is_answer (self) && (count > 0 || !self->own));
}

static void
update_buttons (LycPostRow *self)
{
  gboolean card = self->variant == LYC_POST_ROW_CARD;
  gboolean sent = lyc_post_get_pos (self->post) > 0 || card;
  g_autofree char *votes = g_strdup_printf ("%d", (int) lyc_post_get_votes (self->post));
  g_autofree char *vote_name
      = g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Vote up, %d vote", "Vote up, %d votes",
                                      (gulong) lyc_post_get_votes (self->post)),
                         (int) lyc_post_get_votes (self->post));
  g_autofree char *replies = NULL;

  gtk_label_set_text (GTK_LABEL (self->vote_count), votes);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->vote), lyc_reaction_is_vote (self->mine));
  lyc_kit_set_tooltip (self->vote, _("Vote up"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->vote), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  vote_name, -1);
  lyc_allow (self->vote, "sensitive",
             sent && !self->own && _lyc_post_row_can (self, "reaction.set"));
  lyc_allow (self->emoji, "sensitive", sent && _lyc_post_row_can (self, "reaction.set"));
  update_helped (self);
  gtk_widget_set_visible (self->reply_count, card);
  if (!card || self->container == NULL)
    return;
  replies = g_strdup_printf (
      g_dngettext (GETTEXT_PACKAGE, "%d reply", "%d replies",
                   (gulong) lyc_container_get_reply_count (self->container)),
      (int) lyc_container_get_reply_count (self->container));
  if (lyc_container_get_solved_count (self->container) > 0)
    {
      g_autofree char *only = g_steal_pointer (&replies);

      /* Translators: "3 replies", and how many people did not have to ask because of the thread */
      replies = g_strdup_printf (_("%s · helped %d"), only,
                                 (int) lyc_container_get_solved_count (self->container));
    }
  gtk_label_set_text (GTK_LABEL (self->reply_count), replies);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reply), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  replies, -1);
}

static char *
failed_markup (LycPostRow *self)
{
  const char *reason = lyc_record_get_pending_reason (LYC_RECORD (self->post));
  g_autofree char *escaped
      = g_markup_escape_text (reason != NULL && *reason != '\0' ? reason : _("Not sent"), -1);
  g_autoptr (LycOutboxItem) edit = _lyc_post_row_find_act (self, "post.edit");

  if (edit != NULL && lyc_outbox_item_get_state (edit) == LYC_PENDING_FAILED)
    return g_strdup_printf ("<span>%s</span> · <a href=\"post.compare\">%s</a>", escaped,
                            _("Show both texts"));
  return g_strdup_printf ("<span>%s</span> · <a href=\"post.retry\">%s</a> · "
                          "<a href=\"post.cancel\">%s</a>",
                          escaped, _("Retry"), _("Cancel"));
}

/* What the outbox has yet to do. A post that is merely on its way says nothing while we are online:
 * it is there within the second. */
static char *
status_markup (LycPostRow *self)
{
  LycSession *session = lyc_services_get_session (self->services);
  LycPending pending = lyc_record_get_pending (LYC_RECORD (self->post));

  if (pending == LYC_PENDING_FAILED)
    return failed_markup (self);
  if (_lyc_post_row_can_undo (self, "post.delete"))
    return g_strdup_printf ("%s · <a href=\"post.undo\">%s</a>", _("Deleted"), _("Undo"));
  if (_lyc_post_row_can_undo (self, "post.edit"))
    return g_strdup_printf ("%s · <a href=\"post.undo\">%s</a>", _("edited"), _("Undo"));
  if (pending == LYC_PENDING_QUEUED && lyc_session_get_connection (session) != LYC_CONNECTION_LIVE
      && !_lyc_post_row_can_cancel (self))
    return g_strdup (_("Waiting for the network"));
  if (pending == LYC_PENDING_QUEUED && lyc_session_get_connection (session) != LYC_CONNECTION_LIVE)
    return g_strdup_printf ("%s · <a href=\"post.cancel\">%s</a>", _("Waiting for the network"),
                            _("Cancel"));
  if (lyc_post_is_waiting (self->post))
    return g_strdup (lyc_post_is_hidden (self->post) ? _("Not approved")
                                                    : _("Waiting for approval"));
  if (_lyc_post_row_is_folded (self))
    return g_strdup_printf ("<a href=\"post.reveal\">%s</a>", _("Show"));
  if (lyc_post_get_edited_at (self->post) > 0 && !lyc_post_is_deleted (self->post))
    return g_strdup_printf ("<a href=\"post.history\">%s</a>", _("edited"));
  if (lyc_post_is_hidden (self->post))
    return g_strdup (_("Hidden from members"));
  return NULL;
}

static void
update_status (LycPostRow *self)
{
  g_autofree char *markup = status_markup (self);
  LycPending pending = lyc_record_get_pending (LYC_RECORD (self->post));

  gboolean answered = self->variant == LYC_POST_ROW_CARD && pending == LYC_PENDING_NONE
                      && self->container != NULL && lyc_container_is_answered (self->container);

  if (self->variant == LYC_POST_ROW_CARD && pending == LYC_PENDING_NONE)
    g_clear_pointer (&markup, g_free);
  if (answered)
    markup = g_strdup (_("✓ Answered"));
  set_class (self->status, "success-pill", answered);
  set_class (self->status, "meta", !answered);
  gtk_widget_set_visible (self->status, markup != NULL);
  gtk_label_set_markup (GTK_LABEL (self->status), markup != NULL ? markup : "");
  set_class (self->status, "trouble", pending == LYC_PENDING_FAILED);
}

void
_lyc_post_row_update (LycPostRow *self)
{
  gboolean thread = self->variant == LYC_POST_ROW_THREAD;

  if (self->post == NULL)
    return;
  self->own = lyc_people_is_me (self->services, lyc_post_get_author_id (self->post));
  update_head (self);
  update_answer_to (self);
  update_text (self);
  _lyc_post_row_update_links (self);
  update_reactions (self);
  update_buttons (self);
  update_status (self);
  lyc_allow (self->reply, "visible",
             !is_bubble (self) && (!thread || _lyc_post_row_can (self, "post.create")));
  set_class (GTK_WIDGET (self), "accepted", thread && lyc_post_is_accepted (self->post));
  set_class (GTK_WIDGET (self), "starts-run", self->starts_run);
  set_class (GTK_WIDGET (self), "dimmed", _lyc_post_row_can_undo (self, "post.delete"));
  if (is_bubble (self))
    set_class (self->text, "own", self->own);
  lyc_timeline_describe_again (GTK_WIDGET (self));
}
