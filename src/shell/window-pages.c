/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The pages that Home does not show. They are made once its first picture is painted, or when one of
 * them is asked for before: a start does not wait for what nobody sees yet. */

#include "window-private.h"

static void
position_cb (LycWindow *self, const char *lesson_id, const char *asset_id, gint64 position_ms)
{
  lyc_discussion_page_set_position (self->discussion, lesson_id, asset_id, position_ms);
}

static void
put_page (LycWindow *self, const char *id, gpointer page)
{
  adw_bin_set_child (ADW_BIN (lyc_workbench_get_pane (self->workbench, id)), page);
}

static void
make_lesson (LycWindow *self)
{
  self->lesson = LYC_LESSON_PAGE (lyc_lesson_page_new (self->services));
  lyc_lesson_page_set_settings (self->lesson, self->settings);
  lyc_lesson_page_set_compact (self->lesson, self->lesson_compact);
  lyc_window_follow_player (self);
  g_signal_connect_object (self->lesson, "position", G_CALLBACK (position_cb), self,
                           G_CONNECT_SWAPPED);
  put_page (self, "lesson", self->lesson);
}

static void
make_reading (LycWindow *self)
{
  self->learn = LYC_LEARN_PAGE (lyc_learn_page_new (self->services));
  self->knowledge = LYC_KNOWLEDGE_PAGE (lyc_knowledge_page_new (self->services));
  put_page (self, "learn", self->learn);
  put_page (self, "knowledge", self->knowledge);
}

static void
make_cohort_pages (LycWindow *self)
{
  self->discussion = LYC_DISCUSSION_PAGE (lyc_discussion_page_new (self->services));
  lyc_discussion_page_set_settings (self->discussion, self->settings);
  self->workspace = LYC_WORKSPACE_PAGE (lyc_workspace_page_new (self->services));
  if (self->cohort_id != NULL)
    lyc_workspace_page_set_cohort (self->workspace, self->cohort_id);
  put_page (self, "discussion", self->discussion);
  put_page (self, "workspace", self->workspace);
}

/**
 * lyc_window_make_pages:
 * @self: a window with its workbench
 *
 * Makes the pages that are not there yet; what reaches for one of them calls this first.
 */
void
lyc_window_make_pages (LycWindow *self)
{
  if (self->lesson != NULL || self->workbench == NULL)
    return;
  make_cohort_pages (self);
  make_lesson (self);
  make_reading (self);
  lyc_window_follow_cases (self);
}

static gboolean
make_cb (gpointer data)
{
  LycWindow *self = data;

  self->making = 0;
  lyc_window_make_pages (self);
  return G_SOURCE_REMOVE;
}

/* Behind everything that is to be painted. */
static void
make_when_idle (LycWindow *self)
{
  if (self->making == 0)
    self->making = g_idle_add_full (G_PRIORITY_LOW, make_cb, self, NULL);
}

static void
painted_cb (GdkFrameClock *clock, LycWindow *self)
{
  g_signal_handlers_disconnect_by_func (clock, painted_cb, self);
  make_when_idle (self);
}

static void
workbench_mapped_cb (LycWindow *self)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));

  g_signal_handlers_disconnect_by_func (self->workbench, workbench_mapped_cb, self);
  g_signal_connect_object (clock, "after-paint", G_CALLBACK (painted_cb), self, 0);
}

/* Makes them after the workbench's first picture. */
void
lyc_window_make_pages_later (LycWindow *self)
{
  g_signal_connect_object (self->workbench, "map", G_CALLBACK (workbench_mapped_cb), self,
                           G_CONNECT_SWAPPED);
}

/* The pages go with their workbench. */
void
lyc_window_forget_pages (LycWindow *self)
{
  g_clear_handle_id (&self->making, g_source_remove);
  lyc_window_forget_cases (self);
  self->lesson = NULL;
  self->learn = NULL;
  self->knowledge = NULL;
  self->discussion = NULL;
  self->workspace = NULL;
}
