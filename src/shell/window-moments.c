/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What is made of a part of a lesson in another pane. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "asset.h"

static void
compose (LycWindow *self, const char *post_kind, const LycAnchor *anchor)
{
  LycComposer *composer = lyc_discussion_page_get_composer (self->discussion);

  lyc_workbench_present_pane (self->workbench, "discussion");
  lyc_discussion_page_compose (self->discussion, anchor);
  lyc_composer_choose_kind (composer, post_kind);
  if (g_str_equal (post_kind, "discussion"))
    lyc_composer_quote (composer, anchor->quote);
}

/* (kind of post, asset, start, end, cue, quote): the composer beside the lesson, tied to it. */
static void
moment_compose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  g_autoptr (LycRecord) asset = NULL;
  LycAnchor anchor = { 0 };
  const char *post_kind;

  if (self->services == NULL)
    return;
  lyc_window_make_pages (self);
  g_variant_get (parameter, "(&s&sxx&s&s)", &post_kind, &anchor.asset_id, &anchor.start_ms,
                 &anchor.end_ms, &anchor.cue_id, &anchor.quote);
  asset = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_ASSET,
                              anchor.asset_id);
  anchor.asset_rev = lyc_asset_get_revision (LYC_ASSET (asset));
  compose (self, post_kind, &anchor);
}

/* (lesson, question): the thread of a question of a quiz, or where one begins it. */
static void
question_discuss_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  LycAnchor anchor = { 0 };
  g_autofree char *thread = NULL;

  if (self->services == NULL)
    return;
  lyc_window_make_pages (self);
  g_variant_get (parameter, "(&s&s)", &anchor.lesson_id, &anchor.item_id);
  thread = lyc_discussion_page_find_question (self->discussion, anchor.item_id);
  anchor.quote = "";
  if (thread == NULL)
    {
      compose (self, "question", &anchor);
      return;
    }
  lyc_workbench_present_pane (self->workbench, "discussion");
  lyc_discussion_page_open_thread (self->discussion, thread);
}

/* (lesson, block, page, quote): the composer beside the lesson, tied to a paragraph, or to a page
 * where block is "". */
static void
text_compose_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  LycAnchor anchor = { 0 };

  if (self->services == NULL)
    return;
  lyc_window_make_pages (self);
  g_variant_get (parameter, "(&s&sx&s)", &anchor.lesson_id, &anchor.block, &anchor.page,
                 &anchor.quote);
  lyc_workbench_present_pane (self->workbench, "discussion");
  lyc_discussion_page_compose (self->discussion, &anchor);
}

/* (lesson, block, page): the paragraph or page that a post is about. */
static void
text_show_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  const char *lesson_id, *block;
  gint64 page;

  if (self->services == NULL)
    return;
  lyc_window_make_pages (self);
  g_variant_get (parameter, "(&s&sx)", &lesson_id, &block, &page);
  lyc_window_open_lesson (self, lesson_id, -1);
  lyc_lesson_page_show_text (self->lesson, block, page);
  lyc_workbench_present_pane (self->workbench, "lesson");
}

/**
 * lyc_window_play_beside:
 * @asset_id: of another lesson than the one that is open
 *
 * Opens the lesson of a recording at a moment; where there is room for both, the conversation that
 * the moment was sent in stays where it is, and keeps the focus.
 */
void
lyc_window_play_beside (LycWindow *self, const char *asset_id, gint64 position_ms)
{
  g_autoptr (LycRecord) asset
      = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_ASSET, asset_id);
  const char *lesson_id = lyc_asset_get_lesson_id (LYC_ASSET (asset));
  g_autofree char *pane = g_strdup (lyc_workbench_get_active_pane (self->workbench));

  if (*lesson_id == '\0')
    {
      lyc_window_toast (self, _("This video is not on this computer."));
      return;
    }
  lyc_window_open_lesson (self, lesson_id, position_ms);
  if (pane != NULL && lyc_workbench_get_mode (self->workbench) != LYC_WORKBENCH_NARROW)
    lyc_workbench_present_pane (self->workbench, pane);
}

/* What is said at the moment, in quotation marks; else the name of the lesson. */
static char *
words_of (LycWindow *self, const LycAnchor *anchor)
{
  if (anchor->quote != NULL && *anchor->quote != '\0')
    return g_strdup_printf (_("“%s”"), anchor->quote);
  return g_strdup (self->shown_lesson != NULL ? lyc_lesson_get_title (self->shown_lesson) : "…");
}

static void
send_moment (LycWindow *self, LycContainer *container, const LycAnchor *anchor)
{
  g_autofree char *body = words_of (self, anchor);
  LycWriting writing
      = { .body = body,
          .post_kind = "discussion",
          .anchor = anchor,
          .author_id = lyc_session_get_user_id (lyc_services_get_session (self->services)) };
  g_autoptr (LycAct) act
      = lyc_act_write_post (lyc_record_get_id (LYC_RECORD (container)), &writing);

  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
  lyc_window_toast (self, _("The moment was sent to the chat."));
}

/* What plays now, into the conversation that the chat shows. */
static void
moment_send_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  g_autoptr (LycRecord) container = NULL;
  const char *id;
  LycAnchor anchor;

  if (self->services == NULL)
    return;
  lyc_window_make_pages (self);
  id = lyc_chat_page_get_container (self->chat);
  container = id != NULL ? lyc_library_lookup (lyc_services_get_library (self->services),
                                               LYC_KIND_CONTAINER, id)
                         : NULL;
  if (!lyc_discussion_page_get_moment (self->discussion, &anchor))
    lyc_window_toast (self, _("Play a video first: its moment is what is sent."));
  else if (container == NULL || !lyc_container_can (LYC_CONTAINER (container), "post.create"))
    lyc_window_toast (self, _("You cannot write in this chat."));
  else
    send_moment (self, LYC_CONTAINER (container), &anchor);
}

void
lyc_window_install_moment_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.text-compose", "(ssxs)", text_compose_cb);
  gtk_widget_class_install_action (klass, "win.text-show", "(ssx)", text_show_cb);
  gtk_widget_class_install_action (klass, "win.moment-compose", "(ssxxss)", moment_compose_cb);
  gtk_widget_class_install_action (klass, "win.moment-send", NULL, moment_send_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_m, GDK_CONTROL_MASK, "win.moment-send", NULL);
  gtk_widget_class_install_action (klass, "win.question-discuss", "(ss)", question_discuss_cb);
}
