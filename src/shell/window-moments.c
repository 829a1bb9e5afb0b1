/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What is made of a part of a lesson in another pane. */

#include "window-private.h"

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

void
lyc_window_install_moment_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.text-compose", "(ssxs)", text_compose_cb);
  gtk_widget_class_install_action (klass, "win.text-show", "(ssx)", text_show_cb);
  gtk_widget_class_install_action (klass, "win.moment-compose", "(ssxxss)", moment_compose_cb);
  gtk_widget_class_install_action (klass, "win.question-discuss", "(ss)", question_discuss_cb);
}
