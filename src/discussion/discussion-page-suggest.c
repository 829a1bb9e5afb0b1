/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discussion-page-private.h"

#include <glib/gi18n-lib.h>

/* While a question is written: what may answer it already, and who could. Both lie over the end of
 * the list, above the composer, so that neither the list nor the text moves for them. */

static void
hide (LycDiscussionPage *self)
{
  lyc_suggestions_clear (self->suggestions);
  lyc_answerers_line_hide (self->answerers);
}

/* Nothing is offered any more for what was written; the next question begins anew. */
void
lyc_discussion_page_forget_question (LycDiscussionPage *self)
{
  self->unaided = FALSE;
  hide (self);
}

static void
offer (LycDiscussionPage *self, const char *text)
{
  LycAskPlace place = { (char *) lyc_record_get_id (LYC_RECORD (self->cohort)), self->course_id,
                        self->lesson_id };

  lyc_suggestions_ask (self->suggestions, text);
  lyc_answerers_line_show (self->answerers, &place);
}

static void
written_cb (LycDiscussionPage *self)
{
  g_autofree char *text = g_strstrip (lyc_composer_dup_text (self->composer));

  if (*text == '\0')
    lyc_discussion_page_forget_question (self);
  else if (self->cohort == NULL
           || !g_str_equal (lyc_composer_get_kind (self->composer), "question"))
    hide (self);
  else if (!self->unaided)
    {
      g_free (text);
      text = lyc_composer_dup_text (self->composer); /* whether the last word is whole */
      offer (self, text);
    }
}

/* A screen reader says it with the box: nothing takes the focus by itself. */
static void
shown_cb (LycDiscussionPage *self)
{
  lyc_composer_set_description (self->composer, lyc_suggestions_get_count (self->suggestions) > 0
                                ? _("Alt+Up goes to what may answer it already")
                                : NULL);
}

static void
dismissed_cb (LycDiscussionPage *self)
{
  self->unaided = TRUE;
  hide (self);
}

/* Each where it belongs, and the draft stays. */
static void
open_cb (LycDiscussionPage *self, const LycSearchHit *hit)
{
  if (hit->group == LYC_SEARCH_THREAD)
    lyc_discussion_page_show_post (self, hit->place_id, hit->id);
  else if (hit->group == LYC_SEARCH_ARTICLE)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.article-open", "s", hit->id);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.lesson-open-at", "(sx)", hit->place_id,
                                hit->position_ms);
}

/* How long a question that was solved can be taken back: as long as the toast is there. */
#define TAKE_BACK_MS 11000

static LycAct *
act_of (LycDiscussionPage *self, const LycSearchHit *hit)
{
  const char *cohort = lyc_record_get_id (LYC_RECORD (self->cohort));
  g_autoptr (LycRecord) thread = NULL;

  if (hit->group == LYC_SEARCH_ARTICLE)
    return lyc_act_solved (cohort, "article_id", hit->id, NULL);
  if (hit->group != LYC_SEARCH_THREAD)
    return lyc_act_solved (cohort, "lesson_id", hit->place_id, NULL);
  thread = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_CONTAINER,
                               hit->place_id);
  return lyc_act_solved (cohort, "container_id", hit->place_id, LYC_CONTAINER (thread));
}

/* It is counted, and what was typed is put away for as long as one may think again. */
static void
solved_cb (LycDiscussionPage *self, const LycSearchHit *hit)
{
  g_autoptr (LycAct) act = NULL;

  if (self->cohort == NULL)
    return;
  act = act_of (self, hit);
  lyc_act_set_hold_until (act, g_get_real_time () / G_TIME_SPAN_MILLISECOND + TAKE_BACK_MS);
  g_free (self->put_away);
  self->put_away = lyc_composer_dup_text (self->composer);
  g_free (self->solved_id);
  self->solved_id = g_strdup (lyc_act_get_id (act));
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  lyc_composer_set_text (self->composer, "");
  lyc_discussion_page_forget_question (self);
  gtk_widget_activate_action (GTK_WIDGET (self), "win.toast-undo", "(sss)",
                              _("Solved before it was asked. Your question is put away."),
                              "win.question-restore", self->solved_id);
}

/**
 * lyc_discussion_page_restore_question:
 * @id: of the act by which it was counted as solved
 *
 * The question is there again as it was typed, before what was typed since, and is not counted.
 */
void
lyc_discussion_page_restore_question (LycDiscussionPage *self, const char *id)
{
  g_autofree char *typed = lyc_composer_dup_text (self->composer);
  g_autofree char *text = NULL;

  if (g_strcmp0 (self->solved_id, id) != 0)
    return;
  lyc_outbox_cancel (lyc_services_get_outbox (self->services), id);
  text = *typed != '\0' ? g_strjoin ("\n", self->put_away, typed, NULL) : g_strdup (self->put_away);
  lyc_composer_set_text (self->composer, text);
  g_clear_pointer (&self->put_away, g_free);
  g_clear_pointer (&self->solved_id, g_free);
  lyc_composer_focus (self->composer);
}

static gboolean
offers_anything (LycDiscussionPage *self)
{
  return lyc_suggestions_get_count (self->suggestions) > 0
         || gtk_widget_get_visible (GTK_WIDGET (self->answerers));
}

/* The text had its turn with the key. */
static gboolean
key_cb (LycDiscussionPage *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval == GDK_KEY_Escape && offers_anything (self))
    {
      lyc_suggestions_dismiss (self->suggestions);
      return TRUE;
    }
  return keyval == GDK_KEY_Up && (state & GDK_ALT_MASK) != 0
         && lyc_suggestions_focus (self->suggestions);
}

static void
connect_composer (LycDiscussionPage *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  g_signal_connect_swapped (keys, "key-pressed", G_CALLBACK (key_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self->composer), keys);
  g_signal_connect_object (self->composer, "typing", G_CALLBACK (written_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->composer, "kind-chosen", G_CALLBACK (written_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
connect_suggestions (LycDiscussionPage *self)
{
  g_signal_connect_object (self->suggestions, "open", G_CALLBACK (open_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->suggestions, "solved", G_CALLBACK (solved_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->suggestions, "shown", G_CALLBACK (shown_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->suggestions, "dismissed", G_CALLBACK (dismissed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->suggestions, "left", G_CALLBACK (lyc_composer_focus),
                           self->composer, G_CONNECT_SWAPPED);
}

/* Returns: (transfer floating): @below with what is offered over its end */
GtkWidget *
lyc_discussion_page_new_help (LycDiscussionPage *self, GtkWidget *below)
{
  GtkWidget *overlay = gtk_overlay_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->answerers = LYC_ANSWERERS_LINE (lyc_answerers_line_new (self->services));
  self->suggestions = LYC_SUGGESTIONS (lyc_suggestions_new (self->services));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->answerers));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->suggestions));
  gtk_widget_set_valign (box, GTK_ALIGN_END);
  gtk_widget_add_css_class (box, "question-help");
  gtk_overlay_set_child (GTK_OVERLAY (overlay), below);
  gtk_overlay_add_overlay (GTK_OVERLAY (overlay), box);
  connect_composer (self);
  connect_suggestions (self);
  return overlay;
}
