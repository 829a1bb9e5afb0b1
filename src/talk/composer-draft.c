/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "composer-private.h"
#include "emoji-names.h"
#include "markdown.h"
#include "mention-popover.h"
#include "mention-teams.h"
#include "mentions.h"
#include "post-row.h"

/* What happens to the text between the first key and the outbox. */

static LycSession *
session (LycComposer *self)
{
  return lyc_services_get_session (self->services);
}

static GtkTextBuffer *
buffer_of (LycComposer *self)
{
  return gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
}

/* Whether the draft went into the outbox: it waits there for the answer that clears it, or stands
 * in the conversation with the reason why it could not be sent. */
static gboolean
is_on_its_way (LycComposer *self)
{
  GListModel *outbox = G_LIST_MODEL (lyc_services_get_outbox (self->services));
  const char *draft = lyc_session_get_draft (session (self), self->place);

  for (guint i = 0; i < g_list_model_get_n_items (outbox); i++)
    {
      g_autoptr (LycOutboxItem) item = g_list_model_get_item (outbox, i);
      LycAct *act = lyc_outbox_item_get_act (item);
      const char *sent = lyc_act_get_draft_text (act);

      if (g_strcmp0 (lyc_act_get_draft (act), self->place) == 0
          && (sent == NULL || g_strcmp0 (sent, draft) == 0))
        return TRUE;
    }
  return FALSE;
}

/* Puts the place's draft into the box, with the cursor at its end. */
void
_lyc_composer_restore (LycComposer *self)
{
  const char *draft = NULL;

  if (self->place != NULL && !is_on_its_way (self))
    draft = lyc_session_get_draft (session (self), self->place);
  self->filling = TRUE;
  gtk_text_buffer_set_text (buffer_of (self), draft != NULL ? draft : "", -1);
  self->filling = FALSE;
  _lyc_composer_show_files (self, draft != NULL);
  _lyc_composer_update (self);
}

/* The moment is the one at the first key, not the one at which the last word is written. */
static void
fix_moment (LycComposer *self)
{
  LycAnchor anchor = { 0 };

  if (self->moment != NULL || self->moment_func == NULL || self->editing != NULL)
    return;
  if (self->moment_func (-1, -1, &anchor, self->moment_data))
    self->moment = lyc_anchor_to_json (&anchor);
}

void
_lyc_composer_text_changed (LycComposer *self)
{
  g_autofree char *text = lyc_composer_dup_text (self);

  if (!self->filling)
    {
      if (*text != '\0')
        fix_moment (self);
      else
        g_clear_pointer (&self->moment, json_node_unref);
      if (self->place != NULL)
        {
          _lyc_composer_drop_sent_files (self);
          lyc_session_set_draft (session (self), self->place, text);
        }
      g_signal_emit_by_name (self, "typing");
      _lyc_composer_complete (self);
    }
  _lyc_composer_update (self);
  g_signal_emit_by_name (self, "changed");
}

static char *
text_to_cursor (LycComposer *self)
{
  GtkTextIter start, cursor;

  gtk_text_buffer_get_start_iter (buffer_of (self), &start);
  gtk_text_buffer_get_iter_at_mark (buffer_of (self), &cursor,
                                    gtk_text_buffer_get_insert (buffer_of (self)));
  return gtk_text_buffer_get_text (buffer_of (self), &start, &cursor, FALSE);
}

static GdkRectangle
cursor_place (LycComposer *self)
{
  GtkTextView *view = GTK_TEXT_VIEW (self->view);
  GdkRectangle at;
  int x, y;
  double wx = 0, wy = 0;

  gtk_text_view_get_cursor_locations (view, NULL, &at, NULL);
  gtk_text_view_buffer_to_window_coords (view, GTK_TEXT_WINDOW_WIDGET, at.x, at.y, &x, &y);
  gtk_widget_translate_coordinates (self->view, GTK_WIDGET (self), x, y, &wx, &wy);
  return (GdkRectangle) { (int) wx, (int) wy, 1, at.height };
}

/* Offers people and groups for the word before the cursor, if it begins with @. What is edited
 * calls nobody, so that it has no groups. */
void
_lyc_composer_complete (LycComposer *self)
{
  g_autofree char *text = text_to_cursor (self);
  g_autoptr (GPtrArray) users = NULL;
  g_autoptr (GPtrArray) groups = NULL;
  const char *my_id = lyc_session_get_user_id (session (self));
  GdkRectangle at = cursor_place (self);
  gsize start;

  if (self->people == NULL || !lyc_mentions_find_word (text, strlen (text), &start))
    users = g_ptr_array_new ();
  else
    {
      users = lyc_mentions_complete (self->people, text + start + 1, my_id);
      if (self->editing == NULL)
        groups = lyc_mention_groups_offer (self->people, text + start + 1, self->groups, my_id);
    }
  if (groups == NULL)
    groups = g_ptr_array_new ();
  lyc_mention_popover_offer (LYC_MENTION_POPOVER (self->mentions), users, groups, &at);
}

void
_lyc_composer_insert_mention (LycComposer *self, const char *name)
{
  g_autofree char *text = text_to_cursor (self);
  g_autofree char *mention = g_strdup_printf ("@%s ", name);
  GtkTextIter start, cursor;
  gsize at;

  if (!lyc_mentions_find_word (text, strlen (text), &at))
    return;
  gtk_text_buffer_get_iter_at_mark (buffer_of (self), &cursor,
                                    gtk_text_buffer_get_insert (buffer_of (self)));
  gtk_text_buffer_get_iter_at_offset (buffer_of (self), &start,
                                      (int) g_utf8_pointer_to_offset (text, text + at));
  gtk_text_buffer_begin_user_action (buffer_of (self));
  gtk_text_buffer_delete (buffer_of (self), &start, &cursor);
  gtk_text_buffer_insert (buffer_of (self), &start, mention, -1);
  gtk_text_buffer_end_user_action (buffer_of (self));
}

/* Returns: (transfer none): what is begun, a post_kind of the API */
const char *
lyc_composer_get_kind (LycComposer *self)
{
  guint i = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));

  if (self->kinds == NULL || i >= g_strv_length (self->kinds))
    return "discussion";
  return self->kinds[i];
}

/* Chooses what is begun; a kind that is not offered changes nothing. */
void
lyc_composer_choose_kind (LycComposer *self, const char *post_kind)
{
  for (guint i = 0; self->kinds != NULL && self->kinds[i] != NULL; i++)
    if (g_str_equal (self->kinds[i], post_kind))
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), i);
}

/**
 * lyc_composer_quote:
 * @self: a composer
 * @words: what somebody said
 *
 * Puts @words as a quote behind what is written, and the cursor below them.
 */
void
lyc_composer_quote (LycComposer *self, const char *words)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (self->view));
  g_autofree char *quoted = lyc_markdown_quote (words);
  GtkTextIter end;

  gtk_text_buffer_get_end_iter (buffer, &end);
  if (!gtk_text_iter_starts_line (&end))
    gtk_text_buffer_insert (buffer, &end, "\n\n", -1);
  gtk_text_buffer_insert (buffer, &end, quoted, -1);
  gtk_text_buffer_place_cursor (buffer, &end);
}

static void
submit_edit (LycComposer *self, const char *body, const char *text)
{
  g_autoptr (LycAct) act = lyc_act_edit_post (self->editing, self->editing_rev, body);

  lyc_act_set_draft (act, self->place, text);
  lyc_act_set_hold_until (act, lyc_post_row_undo_until ());
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  _lyc_composer_return_to_base (self);
  _lyc_composer_update (self);
}

static void
submit_post (LycComposer *self, const char *body, const char *text, GPtrArray *mention_ids)
{
  LycAnchor anchor = { 0 };
  g_autoptr (GPtrArray) teams = lyc_mention_teams_find (self->people, text);
  g_auto (GStrv) groups
      = lyc_mention_groups_dup_words (lyc_mention_groups_find (text) & self->groups, teams);
  LycWriting writing = { .body = body,
                         .post_kind = lyc_composer_get_kind (self),
                         .draft = self->place,
                         .draft_text = text };

  g_ptr_array_add (mention_ids, NULL);
  writing.mention_ids = (const char *const *) mention_ids->pdata;
  writing.mention_groups = (const char *const *) groups;
  writing.author_id = lyc_session_get_user_id (session (self));
  writing.not_before = self->send_at;
  if (self->has_files)
    writing.file_ids = lyc_session_get_draft_files (session (self), self->place);
  if (self->reply_to != NULL)
    writing.reply_to = lyc_record_get_id (LYC_RECORD (self->reply_to));
  if (self->reply_to != NULL && self->building)
    {
      writing.builds_on = writing.reply_to;
      writing.post_kind = "idea";
    }
  if (lyc_composer_get_moment (self, &anchor))
    writing.anchor = &anchor;
  g_signal_emit_by_name (self, "submit", &writing);
}

/* Empties the box without touching the draft: the answer of the platform clears that. */
static void
clear_sent (LycComposer *self)
{
  self->filling = TRUE;
  gtk_text_buffer_set_text (buffer_of (self), "", -1);
  self->filling = FALSE;
  _lyc_composer_show_files (self, FALSE);
  g_clear_pointer (&self->moment, json_node_unref);
  self->without_moment = FALSE;
  _lyc_composer_return_to_base (self);
  _lyc_composer_update (self);
}

/* Sends what is in the box, if that is something and allowed. */
void
lyc_composer_submit (LycComposer *self)
{
  g_autofree char *draft = lyc_composer_dup_text (self);
  g_autofree char *text = g_strdup (draft);
  g_autoptr (GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *named = NULL;
  g_autofree char *body = NULL;

  g_strstrip (text);
  if (*text == '\0' && self->has_files)
    {
      g_free (text);
      text = _lyc_composer_dup_file_names (self);
    }
  if (*text == '\0' || self->reason != NULL || _lyc_composer_is_too_long (self))
    return;
  named = lyc_emoji_names_replace (text);
  body = lyc_mentions_to_markdown (self->people, named, ids);
  if (self->editing != NULL)
    {
      submit_edit (self, body, draft);
      return;
    }
  submit_post (self, body, draft, ids);
  clear_sent (self);
}
