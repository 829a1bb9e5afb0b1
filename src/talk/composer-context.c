/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "composer-private.h"
#include "markdown.h"
#include "mention-groups.h"
#include "mentions.h"

/* What is written here instead of something new: the answer to a post, or another text for one. Each
 * is a place of its own with its own draft, so that one is never taken for the other. */

static LycSession *
session (LycComposer *self)
{
  return lyc_services_get_session (self->services);
}

/* Returns: (transfer full) (nullable): what stands above the box */
char *
_lyc_composer_dup_context (LycComposer *self)
{
  LycPost *post = self->editing != NULL ? self->editing : self->reply_to;
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;
  glong excess = _lyc_composer_get_excess (self);

  if (excess > 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%ld character too long to send.",
                                         "%ld characters too long to send.",
                                         (gulong) excess),
                            excess);
  if (self->trouble != NULL)
    return g_strdup (self->trouble);
  if (self->editing == NULL)
    {
      g_autofree char *written = lyc_composer_dup_text (self);
      g_autofree char *reach = lyc_mention_groups_dup_reach (
          self->people, written, self->groups, lyc_session_get_user_id (session (self)));

      if (reach != NULL)
        return g_steal_pointer (&reach);
    }
  if (post == NULL)
    return NULL;
  if (post == self->editing)
    return g_strdup (_("Editing your post"));
  name = lyc_people_dup_shown_name (self->services, lyc_post_get_author_id (post));
  text = lyc_markdown_to_plain (lyc_post_get_body (post), NULL, NULL);
  return g_strdup_printf (self->building ? _("Building on %s: %s") : _("Reply to %s: %s"), name,
                          text);
}

static void
enter_place (LycComposer *self, const char *kind, LycPost *post)
{
  if (self->base_place == NULL)
    self->base_place = g_steal_pointer (&self->place);
  g_free (self->place);
  self->place = g_strconcat (kind, lyc_record_get_id (LYC_RECORD (post)), NULL);
  _lyc_composer_restore (self);
}

/* Back to what is written here when nothing is answered or edited. */
void
_lyc_composer_return_to_base (LycComposer *self)
{
  g_clear_object (&self->reply_to);
  g_clear_object (&self->editing);
  self->building = FALSE;
  if (self->base_place == NULL)
    return;
  g_free (self->place);
  self->place = g_steal_pointer (&self->base_place);
  _lyc_composer_restore (self);
}

static void
answer (LycComposer *self, LycPost *post, gboolean building)
{
  if (self->editing != NULL)
    _lyc_composer_leave_context (self);
  if (self->reply_to != post || self->building != building)
    {
      g_set_object (&self->reply_to, post);
      self->building = building;
      enter_place (self, building ? "build:" : "reply:", post);
    }
}

/* Returns: whether what is written answers @post, or changes it */
gboolean
lyc_composer_is_about (LycComposer *self, LycPost *post)
{
  LycPost *about = self->editing != NULL ? self->editing : self->reply_to;

  return about != NULL
         && g_str_equal (lyc_record_get_id (LYC_RECORD (about)),
                         lyc_record_get_id (LYC_RECORD (post)));
}

/**
 * lyc_composer_reply_to:
 * @quote: whether to put the post's text into the box as a quote
 *
 * What was being written stays the draft of its own place; Escape brings it back.
 */
void
lyc_composer_reply_to (LycComposer *self, LycPost *post, gboolean quote)
{
  answer (self, post, FALSE);
  if (quote)
    {
      g_autofree char *name
          = lyc_people_dup_shown_name (self->services, lyc_post_get_author_id (post));
      g_autofree char *plain = lyc_mentions_from_markdown (lyc_post_get_body (post));
      g_autofree char *said = g_strdup_printf ("**%s:** %s", name, plain);
      g_autofree char *quoted = lyc_markdown_quote (said);
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));

      gtk_text_buffer_insert_at_cursor (buffer, quoted, -1);
    }
  _lyc_composer_update (self);
  lyc_composer_focus (self);
}

/* Answers @post with an idea that builds on it. */
void
lyc_composer_build_on (LycComposer *self, LycPost *post)
{
  answer (self, post, TRUE);
  _lyc_composer_update (self);
  lyc_composer_focus (self);
}

/* Puts @post into the box to be changed; Escape brings back what was there before. */
void
lyc_composer_edit (LycComposer *self, LycPost *post)
{
  g_autofree char *text = lyc_mentions_from_markdown (lyc_post_get_body (post));

  if (self->editing != NULL)
    _lyc_composer_leave_context (self);
  g_clear_object (&self->reply_to);
  g_set_object (&self->editing, post);
  self->editing_rev = lyc_record_get_rev (LYC_RECORD (post));
  enter_place (self, "edit:", post);
  if (gtk_text_buffer_get_char_count (gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view))) == 0)
    {
      self->filling = TRUE; /* nothing is changed yet, so there is nothing to keep */
      lyc_composer_set_text (self, text);
      self->filling = FALSE;
    }
  lyc_composer_focus (self);
}

/* Forgets what was edited; what was begun as an answer stays a draft. The draft of the place itself
 * comes back. */
void
_lyc_composer_leave_context (LycComposer *self)
{
  if (self->editing != NULL)
    lyc_session_set_draft (session (self), self->place, "");
  _lyc_composer_return_to_base (self);
  _lyc_composer_update (self);
}

/* Somebody else changed the draft of this place: the list of drafts, or an act that comes back. */
static void
draft_replaced_cb (LycComposer *self, const char *place)
{
  if (g_strcmp0 (self->place, place) == 0)
    _lyc_composer_restore (self);
}

static void
draft_trouble_cb (LycComposer *self, const char *place, const char *reason)
{
  if (g_strcmp0 (self->place, place) != 0)
    return;
  g_free (self->trouble);
  self->trouble = g_strdup (reason);
  _lyc_composer_update (self);
}

static void
left_cb (LycComposer *self)
{
  lyc_session_save_drafts (session (self));
}

/* Keeps the box and the draft of its place the same. */
void
_lyc_composer_follow_drafts (LycComposer *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (left_cb), self);
  gtk_widget_add_controller (self->view, focus);
  g_signal_connect_object (session (self), "draft-replaced", G_CALLBACK (draft_replaced_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (session (self), "draft-trouble", G_CALLBACK (draft_trouble_cb), self,
                           G_CONNECT_SWAPPED);
}
