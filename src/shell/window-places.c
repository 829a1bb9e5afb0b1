/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* Where the window can go, as actions with parameters; panes know no other way to each other. */

#include "window-private.h"

#include <glib/gi18n-lib.h>

#include "acts.h"
#include "cohort.h"
#include "container.h"
#include "course.h"
#include "lesson.h"
#include "shared-file.h"

static const char *
platform_name (LycWindow *self)
{
  return lyc_session_get_platform_name (lyc_services_get_session (self->services));
}

static void
show_main (LycWindow *self, const char *id)
{
  gboolean lesson = g_str_equal (id, "lesson");
  static const char *const mains[] = { "home", "learn", "knowledge", "lesson" };

  for (guint i = 0; i < G_N_ELEMENTS (mains); i++)
    lyc_workbench_set_pane_available (self->workbench, mains[i], g_str_equal (mains[i], id));
  lyc_workbench_set_pane_open (self->workbench, id, TRUE);
  lyc_workbench_set_pane_available (self->workbench, "discussion", lesson);
  lyc_workbench_set_pane_available (self->workbench, "workspace", lesson);
  lyc_workbench_set_pane_column (self->workbench, "badges", lesson ? 0 : 3);
  lyc_workbench_set_active_pane (self->workbench, id);
  lyc_window_update_pane_buttons (self);
  lyc_session_set_lesson (
      lyc_services_get_session (self->services),
      self->shown_lesson != NULL ? lyc_record_get_id (LYC_RECORD (self->shown_lesson)) : NULL);
}

void
lyc_window_open_home (LycWindow *self)
{
  lyc_window_forget_lesson (self);
  self->place_title = _("Home");
  lyc_window_update_heading (self);
  show_main (self, "home");
}

static void
show_lesson_title (LycWindow *self)
{
  g_autofree char *place = NULL;
  g_autofree char *subtitle = NULL;

  if (self->shown_course != NULL)
    {
      place = g_strdup_printf (_("lesson %d of %d"),
                                  (int) lyc_lesson_get_number (self->shown_lesson),
                                  (int) lyc_course_get_lesson_count (self->shown_course));
      subtitle = g_strdup_printf ("%s · %s", lyc_course_get_title (self->shown_course), place);
    }
  lyc_window_set_heading (
      self, lyc_lesson_get_title (self->shown_lesson),
      lyc_workbench_get_mode (self->workbench) == LYC_WORKBENCH_NARROW ? place : subtitle);
}

/* Says again where the window is; narrow windows say less. */
void
lyc_window_update_heading (LycWindow *self)
{
  if (self->shown_lesson != NULL)
    show_lesson_title (self);
  else if (self->place_title != NULL)
    lyc_window_set_heading (self, self->place_title, platform_name (self));
}

/* Takes the lesson's title out of the header. */
void
lyc_window_forget_lesson (LycWindow *self)
{
  if (self->shown_lesson != NULL)
    g_signal_handlers_disconnect_by_data (self->shown_lesson, self);
  if (self->shown_course != NULL)
    g_signal_handlers_disconnect_by_data (self->shown_course, self);
  g_clear_object (&self->shown_lesson);
  g_clear_object (&self->shown_course);
}

static LycRecord *
look_up (LycWindow *self, LycKind kind, const char *id)
{
  return lyc_library_lookup (lyc_services_get_library (self->services), kind, id);
}

/* The lesson may come later than its place: what hangs on its fields is told then. */
static void
lesson_came_cb (LycWindow *self)
{
  const char *course_id = lyc_lesson_get_course_id (self->shown_lesson);
  const char *lesson_id = lyc_record_get_id (LYC_RECORD (self->shown_lesson));

  if (self->shown_course == NULL && *course_id != '\0')
    {
      self->shown_course = LYC_COURSE (look_up (self, LYC_KIND_COURSE, course_id));
      g_signal_connect_object (self->shown_course, "changed", G_CALLBACK (show_lesson_title), self,
                               G_CONNECT_SWAPPED);
      lyc_discussion_page_set_place (self->discussion, self->cohort_id, course_id, lesson_id);
      lyc_discussion_page_set_position (self->discussion, lesson_id,
                                        lyc_lesson_page_get_asset_id (self->lesson),
                                        lyc_lesson_page_get_position (self->lesson));
    }
  show_lesson_title (self);
}

/* Opens a lesson at @position_ms; -1 for where the learner stopped. */
void
lyc_window_open_lesson (LycWindow *self, const char *lesson_id, gint64 position_ms)
{
  lyc_window_make_pages (self);
  lyc_window_forget_lesson (self);
  lyc_lesson_page_open (self->lesson, lesson_id, position_ms);
  self->shown_lesson = LYC_LESSON (look_up (self, LYC_KIND_LESSON, lesson_id));
  g_signal_connect_object (self->shown_lesson, "changed", G_CALLBACK (lesson_came_cb), self,
                           G_CONNECT_SWAPPED);
  lesson_came_cb (self);
  show_main (self, "lesson");
}

static void
show_channel (LycCohort *cohort, LycWindow *self)
{
  const char *channel = lyc_cohort_get_channel_id (cohort);

  if (*channel == '\0' || g_strcmp0 (lyc_record_get_id (LYC_RECORD (cohort)), self->cohort_id) != 0)
    return;
  g_signal_handlers_disconnect_by_func (cohort, show_channel, self);
  lyc_chat_page_show (self->chat, channel);
}

/* The lesson that is open is talked about with the cohort that is shown. */
static void
move_discussion (LycWindow *self)
{
  if (self->shown_course == NULL)
    return;
  lyc_discussion_page_back (self->discussion);
  lyc_discussion_page_set_place (self->discussion, self->cohort_id,
                                 lyc_record_get_id (LYC_RECORD (self->shown_course)),
                                 lyc_record_get_id (LYC_RECORD (self->shown_lesson)));
}

/* Shows the panes of the cohort @cohort_id. */
void
lyc_window_set_cohort (LycWindow *self, const char *cohort_id)
{
  g_autoptr (LycCohort) cohort = LYC_COHORT (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_COHORT, cohort_id));
  gboolean other = g_strcmp0 (self->cohort_id, cohort_id) != 0;

  g_free (self->cohort_id);
  self->cohort_id = g_strdup (cohort_id);
  if (other)
    move_discussion (self);
  lyc_home_page_set_cohort (self->home, cohort_id);
  if (self->workspace != NULL)
    lyc_workspace_page_set_cohort (self->workspace, cohort_id);
  lyc_badges_page_set_cohort (self->badges, cohort_id);
  lyc_chat_page_set_cohort (self->chat, cohort_id);
  lyc_sidebar_set_cohort (self->sidebar, cohort_id);
  lyc_sidebar_set_cohort (self->rail, cohort_id);
  g_signal_connect_object (cohort, "changed", G_CALLBACK (show_channel), self, 0);
  show_channel (cohort, self);
  lyc_window_update_counts (self);
}

/* What is talked about stands beside whatever is open. */
static void
allow_discussion (LycWindow *self)
{
  lyc_workbench_set_pane_available (self->workbench, "discussion", TRUE);
  lyc_window_update_pane_buttons (self);
}

/* Opens a conversation in its pane: a thread in Discussion, anything else in Chat. */
void
lyc_window_open_container (LycWindow *self, const char *id)
{
  g_autoptr (LycContainer) container = LYC_CONTAINER (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_CONTAINER, id));
  gboolean thread = g_str_equal (lyc_container_get_container_kind (container), "thread");
  const char *lesson = lyc_container_get_lesson_id (container);
  LycAnchor anchor;

  lyc_window_make_pages (self);
  g_free (self->container_id);
  self->container_id = g_strdup (id);
  if (!thread)
    {
      lyc_chat_page_show (self->chat, id);
      lyc_workbench_present_pane (self->workbench, "chat");
      return;
    }
  if (*lesson != '\0')
    lyc_window_open_lesson (self, lesson,
                            lyc_container_get_anchor (container, &anchor)
                                    && lyc_anchor_is_moment (&anchor)
                                    && lyc_anchor_is_sure (&anchor)
                                ? anchor.start_ms
                                : -1);
  if (*lesson != '\0' && lyc_container_get_anchor (container, &anchor)
      && !lyc_anchor_is_moment (&anchor))
    lyc_lesson_page_show_text (self->lesson, anchor.block, anchor.page);
  allow_discussion (self);
  lyc_discussion_page_open_thread (self->discussion, id);
  lyc_workbench_present_pane (self->workbench, "discussion");
}

/* Opens the one thread about a file, beside where the file is. */
void
lyc_window_discuss_file (LycWindow *self, const char *file_id)
{
  lyc_window_make_pages (self);
  g_free (self->container_id);
  self->container_id = lyc_file_dup_thread_id (file_id);
  allow_discussion (self);
  lyc_discussion_page_open_file (self->discussion, file_id);
  lyc_workbench_present_pane (self->workbench, "discussion");
}

static void
home_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_window_open_home (LYC_WINDOW (widget));
}

static void
show_learn (LycWindow *self, const char *course_id)
{
  lyc_window_make_pages (self);
  lyc_window_forget_lesson (self);
  if (course_id != NULL)
    lyc_learn_page_set_course (self->learn, course_id);
  self->place_title = _("Learn");
  lyc_window_update_heading (self);
  show_main (self, "learn");
}

static void
learn_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_learn (LYC_WINDOW (widget), NULL);
}

static void
knowledge_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  lyc_window_make_pages (self);
  lyc_window_forget_lesson (self);
  self->place_title = _("Knowledge");
  lyc_window_update_heading (self);
  show_main (self, "knowledge");
}

/* Where the lesson stood; what was talked about, and the question that is being written there, stay
 * beside it. */
static void
article_open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  knowledge_cb (widget, name, NULL);
  allow_discussion (self);
  lyc_knowledge_page_open (self->knowledge, g_variant_get_string (parameter, NULL));
}

static void
course_open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_learn (LYC_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
cohort_open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  lyc_window_make_pages (self);
  lyc_window_set_cohort (self, g_variant_get_string (parameter, NULL));
  lyc_workbench_set_pane_available (self->workbench, "workspace", TRUE);
  lyc_window_update_pane_buttons (self);
  lyc_workbench_present_pane (self->workbench, "workspace");
}

static void
container_open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_window_open_container (LYC_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
file_discuss_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_window_discuss_file (LYC_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
lesson_open_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_window_open_lesson (LYC_WINDOW (widget), g_variant_get_string (parameter, NULL), -1);
}

static void
lesson_open_at_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *lesson_id;
  gint64 position_ms;

  g_variant_get (parameter, "(&sx)", &lesson_id, &position_ms);
  lyc_window_open_lesson (LYC_WINDOW (widget), lesson_id, position_ms);
}

static void
lesson_resume_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  lyc_window_open_lesson (self, g_variant_get_string (parameter, NULL), -1);
  lyc_lesson_page_resume (self->lesson);
}

static void
lesson_seek_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  const char *asset_id;
  gint64 position_ms;
  LycWindow *self = LYC_WINDOW (widget);

  g_variant_get (parameter, "(&sx)", &asset_id, &position_ms);
  lyc_window_make_pages (self);
  if (g_strcmp0 (lyc_lesson_page_get_asset_id (self->lesson), asset_id) == 0)
    lyc_lesson_page_seek (self->lesson, position_ms);
  else
    lyc_window_play_beside (self, asset_id, position_ms);
}

static void
message_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  lyc_chat_page_show_person (self->chat, g_variant_get_string (parameter, NULL));
  lyc_workbench_present_pane (self->workbench, "chat");
}

static void
badges_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_workbench_present_pane (LYC_WINDOW (widget)->workbench, "badges");
}

static gboolean
is_in_chat (LycWindow *self, const char *container_id)
{
  return g_strcmp0 (lyc_chat_page_get_container (self->chat), container_id) == 0;
}

static gboolean
is_shown (LycWindow *self, const char *container_id)
{
  LycContainer *shown = lyc_talk_view_get_container (lyc_window_talk_with (self, container_id));

  return shown != NULL
         && g_strcmp0 (lyc_record_get_id (LYC_RECORD (shown)), container_id) == 0;
}

static void
unread_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);
  LycLedger *ledger = self->services != NULL ? lyc_services_get_ledger (self->services) : NULL;
  const LycLedgerEntry *entry = NULL;
  g_autofree char *id = NULL;

  if (ledger != NULL)
    entry = g_str_equal (name, "win.next-unread")
                ? lyc_ledger_get_next (ledger, self->container_id)
                : lyc_ledger_get_previous (ledger, self->container_id);
  if (entry == NULL)
    {
      lyc_window_toast (self, _("Nothing is unread."));
      return;
    }
  id = g_strdup (entry->container_id);
  if (g_strcmp0 (id, self->container_id) != 0 || !is_shown (self, id))
    lyc_window_open_container (self, id);
  else
    lyc_workbench_present_pane (self->workbench,
                                is_in_chat (self, id) ? "chat" : "discussion");
  lyc_talk_view_show_unread (lyc_window_talk_with (self, id));
}

static void
toast_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_window_toast (LYC_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
started_over_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (LycWindow) self = user_data;

  if (lyc_session_start_over_finish (LYC_SESSION (source), result, NULL))
    lyc_window_toast (self, _("The sandbox begins again."));
  else
    lyc_window_toast (self, _("The sandbox could not begin again. Try once more."));
}

static void
start_over_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  LycWindow *self = LYC_WINDOW (widget);

  lyc_session_start_over_async (lyc_services_get_session (self->services), NULL, started_over_cb,
                                g_object_ref (self));
}

void
lyc_window_install_actions (GtkWidgetClass *klass)
{
  gtk_widget_class_install_action (klass, "win.home", NULL, home_cb);
  gtk_widget_class_install_action (klass, "win.learn", NULL, learn_cb);
  gtk_widget_class_install_action (klass, "win.knowledge", NULL, knowledge_cb);
  gtk_widget_class_install_action (klass, "win.article-open", "s", article_open_cb);
  gtk_widget_class_install_action (klass, "win.course-open", "s", course_open_cb);
  gtk_widget_class_install_action (klass, "win.cohort-open", "s", cohort_open_cb);
  gtk_widget_class_install_action (klass, "win.container-open", "s", container_open_cb);
  gtk_widget_class_install_action (klass, "win.file-discuss", "s", file_discuss_cb);
  gtk_widget_class_install_action (klass, "win.lesson-open", "s", lesson_open_cb);
  gtk_widget_class_install_action (klass, "win.lesson-open-at", "(sx)", lesson_open_at_cb);
  gtk_widget_class_install_action (klass, "win.lesson-resume", "s", lesson_resume_cb);
  gtk_widget_class_install_action (klass, "win.lesson-seek", "(sx)", lesson_seek_cb);
  gtk_widget_class_install_action (klass, "win.message", "s", message_cb);
  gtk_widget_class_install_action (klass, "win.badges", NULL, badges_cb);
  gtk_widget_class_install_action (klass, "win.next-unread", NULL, unread_cb);
  gtk_widget_class_install_action (klass, "win.previous-unread", NULL, unread_cb);
  gtk_widget_class_install_action (klass, "win.start-over", NULL, start_over_cb);
  gtk_widget_class_install_action (klass, "win.toast", "s", toast_cb);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, 0, "win.next-unread", NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_n, GDK_SHIFT_MASK, "win.previous-unread",
                                       NULL);
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Home, GDK_ALT_MASK, "win.home", NULL);
}
