/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson-page-private.h"

#include "lesson-people.h"
#include "unseen.h"
#include "lyc-course-resources.h"

G_DEFINE_FINAL_TYPE (LycLessonPage, lyc_lesson_page, GTK_TYPE_WIDGET)

static gboolean
is_video (LycLessonPage *self)
{
  return self->lesson != NULL && g_str_equal (lyc_lesson_get_lesson_kind (self->lesson), "video");
}

static void
show_lesson (LycLessonPage *self)
{
  gtk_widget_set_visible (self->frame, is_video (self));
  gtk_widget_set_visible (self->card, !self->compact || !is_video (self));
  lyc_download_button_set_lesson (self->download_button, self->services, self->lesson);
  lyc_lesson_page_show_tabs (self);
}

static void
lyc_lesson_page_dispose (GObject *object)
{
  LycLessonPage *self = LYC_LESSON_PAGE (object);

  if (self->box != NULL)
    {
      lyc_lesson_page_close (self);
      gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_LESSON_PAGE);
    }
  g_clear_object (&self->services);
  lyc_anchor_text_clear (&self->note_words);
  g_clear_object (&self->settings);
  g_clear_pointer (&self->watched, lyc_watched_ranges_free);
  g_clear_pointer (&self->extra_tabs, g_ptr_array_unref);
  g_clear_pointer (&self->transcripts, g_ptr_array_unref);
  G_OBJECT_CLASS (lyc_lesson_page_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, LycLessonPage, box);
  gtk_widget_class_bind_template_child (widget_class, LycLessonPage, frame);
  gtk_widget_class_bind_template_child (widget_class, LycLessonPage, player);
  gtk_widget_class_bind_template_child (widget_class, LycLessonPage, card);
  gtk_widget_class_bind_template_child (widget_class, LycLessonPage, segments);
  gtk_widget_class_bind_template_child (widget_class, LycLessonPage, content_tab);
  gtk_widget_class_bind_template_child (widget_class, LycLessonPage, find_button);
  gtk_widget_class_bind_template_child (widget_class, LycLessonPage, download_button);
  gtk_widget_class_bind_template_child (widget_class, LycLessonPage, stack);
}

static void
find_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  lyc_lesson_page_find (LYC_LESSON_PAGE (widget));
}

static void
lyc_lesson_page_class_init (LycLessonPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_PLAYER_VIEW);
  g_type_ensure (LYC_TYPE_DOWNLOAD_BUTTON);
  gtk_widget_class_install_action (widget_class, "lesson.find", NULL, find_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "lesson.find",
                                       NULL);
  lyc_lesson_page_install_note_actions (widget_class);
  G_OBJECT_CLASS (klass)->dispose = lyc_lesson_page_dispose;
  g_signal_new ("position", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT64);
  g_signal_new ("picture", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
  g_resources_register (lyc_course_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/course/lesson-page.ui");
  bind_children (widget_class);
}

static void
lyc_lesson_page_init (LycLessonPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->watched = lyc_watched_ranges_new ();
  self->wanted_ms = -1;
}

GtkWidget *
lyc_lesson_page_new (LycServices *services)
{
  LycLessonPage *self = g_object_new (LYC_TYPE_LESSON_PAGE, NULL);

  self->services = g_object_ref (services);
  /* Below what is read: that somebody comes moves nothing. */
  gtk_box_append (GTK_BOX (self->card), lyc_lesson_people_new (services));
  lyc_lesson_page_add_tabs (self);
  lyc_unseen_follow_stack (self->stack);
  lyc_lesson_page_connect_player (self);
  return GTK_WIDGET (self);
}

/**
 * lyc_lesson_page_set_settings:
 * @self: a page
 * @settings: where it keeps how captions and transcripts are shown
 */
void
lyc_lesson_page_set_settings (LycLessonPage *self, GSettings *settings)
{
  g_set_object (&self->settings, settings);
  lyc_player_view_set_settings (self->player, settings);
}

/* Returns: (transfer none): what plays the videos of its lessons */
LycPlayer *
lyc_lesson_page_get_player (LycLessonPage *self)
{
  return lyc_player_view_get_player (self->player);
}

/* What has the focus now may go away with its lesson, and what comes may be empty yet: the tab
 * stays. */
static void
keep_focus (LycLessonPage *self)
{
  if (gtk_widget_get_focus_child (GTK_WIDGET (self->stack)) != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (self->content_tab));
}

/**
 * lyc_lesson_page_open:
 * @position_ms: where to begin; -1 for where the learner stopped
 *
 * Opens a lesson; one that is open already only seeks, or shows its content.
 */
void
lyc_lesson_page_open (LycLessonPage *self, const char *lesson_id, gint64 position_ms)
{
  LycLibrary *library = lyc_services_get_library (self->services);

  if (g_strcmp0 (lyc_lesson_page_get_lesson_id (self), lesson_id) == 0)
    {
      if (position_ms >= 0)
        lyc_lesson_page_seek (self, position_ms);
      else
        gtk_toggle_button_set_active (self->content_tab, TRUE);
      return;
    }
  keep_focus (self);
  lyc_lesson_page_close (self);
  self->wanted_ms = position_ms;
  self->lesson = LYC_LESSON (lyc_library_lookup (library, LYC_KIND_LESSON, lesson_id));
  self->progress = LYC_PROGRESS (lyc_library_lookup (library, LYC_KIND_PROGRESS, lesson_id));
  gtk_toggle_button_set_active (self->content_tab, TRUE);
  g_signal_connect_object (self->lesson, "changed", G_CALLBACK (show_lesson), self,
                           G_CONNECT_SWAPPED);
  show_lesson (self);
}

/* Closes the lesson and saves where the learner stopped. */
void
lyc_lesson_page_close (LycLessonPage *self)
{
  lyc_lesson_page_close_tabs (self);
  if (self->lesson != NULL)
    g_signal_handlers_disconnect_by_data (self->lesson, self);
  g_clear_object (&self->lesson);
  g_clear_object (&self->progress);
}

/* Returns: (transfer none) (nullable): the lesson that is open */
const char *
lyc_lesson_page_get_lesson_id (LycLessonPage *self)
{
  return self->lesson != NULL ? lyc_record_get_id (LYC_RECORD (self->lesson)) : NULL;
}

/* Returns: (transfer none) (nullable): the video that is open */
const char *
lyc_lesson_page_get_asset_id (LycLessonPage *self)
{
  return is_video (self) ? lyc_lesson_get_asset_id (self->lesson) : NULL;
}

gint64
lyc_lesson_page_get_position (LycLessonPage *self)
{
  return lyc_player_view_get_position_ms (self->player);
}

void
lyc_lesson_page_seek (LycLessonPage *self, gint64 position_ms)
{
  if (is_video (self))
    lyc_player_view_seek_ms (self->player, position_ms);
}

/* Goes on playing, as the resume button does. */
void
lyc_lesson_page_resume (LycLessonPage *self)
{
  if (is_video (self))
    lyc_player_view_play (self->player);
}

/* Shows only the video, above another pane. */
void
lyc_lesson_page_set_compact (LycLessonPage *self, gboolean compact)
{
  self->compact = compact;
  if (self->lesson != NULL)
    show_lesson (self);
}
