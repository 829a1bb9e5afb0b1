/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* The pages that the command line can ask for, each opened once its content is there. */

#include "window-private.h"

#include "container.h"
#include "lesson.h"
#include "quiz.h"

/* A thread that shows what threads can: one that was answered, at a moment of a lesson. */
static gboolean
is_wanted (gpointer item, const char *place)
{
  LycAnchor anchor;

  if (LYC_IS_LESSON (item))
    return g_str_equal (lyc_lesson_get_lesson_kind (item), place);
  if (LYC_IS_QUIZ (item))
    return g_str_equal (lyc_quiz_get_quiz_kind (item), place);
  return g_str_equal (lyc_container_get_container_kind (item), "thread")
         && lyc_container_is_answered (item) && lyc_container_get_anchor (item, &anchor)
         && lyc_anchor_is_moment (&anchor);
}

static void
open_found (LycWindow *self, LycRecord *found)
{
  gboolean is_lesson = LYC_IS_LESSON (found) || LYC_IS_QUIZ (found);
  const char *id
      = LYC_IS_QUIZ (found) ? lyc_quiz_get_lesson_id (LYC_QUIZ (found)) : lyc_record_get_id (found);

  gtk_widget_activate_action (GTK_WIDGET (self),
                              is_lesson ? "win.lesson-open" : "win.container-open", "s", id);
  if (is_lesson)
    lyc_workbench_set_active_pane (self->workbench, "lesson");
}

static void
look_cb (LycWindow *self)
{
  GListModel *model = G_LIST_MODEL (self->sought);
  guint n = g_list_model_get_n_items (model);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycRecord) item = g_list_model_get_item (model, i);

      if (!is_wanted (item, self->sought_place))
        continue;
      g_signal_handlers_disconnect_by_func (model, look_cb, self);
      open_found (self, item);
      return;
    }
}

static void
open_when_there (LycWindow *self, const char *place, LycKind kind)
{
  lyc_window_forget_sought (self);
  self->sought_place = g_strdup (place);
  self->sought = lyc_library_all (lyc_services_get_library (self->services), kind);
  g_signal_connect_object (self->sought, "items-changed", G_CALLBACK (look_cb), self,
                           G_CONNECT_SWAPPED);
  look_cb (self);
}

/* Waits no longer for a page that was asked for. */
void
lyc_window_forget_sought (LycWindow *self)
{
  if (self->sought != NULL)
    g_signal_handlers_disconnect_by_data (self->sought, self);
  g_clear_object (&self->sought);
  g_clear_pointer (&self->sought_place, g_free);
}

static gboolean
is_lesson_kind (const char *place)
{
  static const char *const kinds[] = { "article", "pdf", "quiz", "checklist", NULL };

  return g_strv_contains (kinds, place);
}

/**
 * lyc_window_show_place:
 * @place: "home", "learn", "knowledge", "preferences", a kind of lesson, "thread", "notes", or a
 *   pane: "lesson", "discussion", "workspace", "chat", "badges"; or "search:" and what is looked for
 * @lesson_id: the lesson whose panes are shown
 *
 * For the command line, once the content is there.
 */
void
lyc_window_show_place (LycWindow *self, const char *place, const char *lesson_id)
{
  if (self->workbench == NULL || g_str_equal (place, "home"))
    return;
  lyc_window_make_pages (self);
  if (g_str_equal (place, "learn"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.learn", NULL);
  else if (g_str_equal (place, "preferences"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.preferences", NULL);
  else if (g_str_equal (place, "knowledge"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.knowledge", NULL);
  else if (g_str_has_prefix (place, "search:"))
    gtk_widget_activate_action (GTK_WIDGET (self), "win.search-for", "s",
                                place + strlen ("search:"));
  else if (is_lesson_kind (place))
    open_when_there (self, place, LYC_KIND_LESSON);
  else if (g_str_equal (place, "graded"))
    open_when_there (self, place, LYC_KIND_QUIZ);
  else if (g_str_equal (place, "thread"))
    open_when_there (self, place, LYC_KIND_CONTAINER);
  else if (g_str_equal (place, "notes"))
    {
      lyc_window_open_lesson (self, lesson_id, -1);
      lyc_workbench_set_active_pane (self->workbench, "lesson");
      gtk_widget_activate_action (GTK_WIDGET (self->lesson), "note.new", NULL);
    }
  else if (lyc_workbench_get_pane (self->workbench, place) != NULL)
    {
      lyc_window_open_lesson (self, lesson_id, -1);
      lyc_workbench_set_active_pane (self->workbench, place);
    }
}
