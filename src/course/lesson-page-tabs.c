/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

/* What a lesson shows, as two tables: a row per kind of lesson, and a row per tab that every lesson
 * has. A new one is a row, a field for its view and the functions that the row names. */

#include "lesson-page-private.h"

#include <glib/gi18n-lib.h>

#include "empty-state.h"

static GtkWidget *
create_transcript (LycLessonPage *self)
{
  self->transcript_view = LYC_TRANSCRIPT_VIEW (lyc_transcript_view_new ());
  return GTK_WIDGET (self->transcript_view);
}

static void
find_in_transcript (LycLessonPage *self)
{
  lyc_transcript_view_find (self->transcript_view);
}

static GtkWidget *
create_quiz (LycLessonPage *self)
{
  self->quiz_view = LYC_QUIZ_VIEW (lyc_quiz_view_new (self->services));
  return GTK_WIDGET (self->quiz_view);
}

static void
show_quiz (LycLessonPage *self)
{
  lyc_quiz_view_set_quiz (self->quiz_view, lyc_lesson_get_quiz_id (self->lesson));
}

static GtkWidget *
create_loading (LycLessonPage *self)
{
  GtkWidget *loading
      = lyc_empty_state_new ("lyceum-lesson-symbolic", _("Opening the lesson"), NULL);

  lyc_empty_state_set_busy (LYC_EMPTY_STATE (loading), TRUE);
  return loading;
}

static GtkWidget *
create_outline (LycLessonPage *self)
{
  self->outline_view = LYC_OUTLINE_VIEW (lyc_outline_view_new (self->services));
  return GTK_WIDGET (self->outline_view);
}

static void
show_outline (LycLessonPage *self)
{
  lyc_outline_view_set_lesson (self->outline_view, lyc_record_get_id (LYC_RECORD (self->lesson)));
  if (lyc_record_is_loaded (LYC_RECORD (self->lesson)))
    lyc_outline_view_set_course (self->outline_view, lyc_lesson_get_course_id (self->lesson));
}

/* The last two are no kinds: what shows before a lesson is here, and for what is not known. */
static const LycLessonView contents[] = {
  { "video", "transcript",
    N_ ("Transcript"), create_transcript, lyc_lesson_page_show_video, lyc_lesson_page_close_video,
        find_in_transcript },
    { "article", "article",
      N_ ("Article"), lyc_lesson_page_create_article, lyc_lesson_page_show_article,
          lyc_lesson_page_close_article, lyc_lesson_page_find_in_article },
      { "quiz", "quiz", N_ ("Quiz"), create_quiz, show_quiz, NULL, NULL },
        { "pdf", "pdf",
          N_ ("Document"), lyc_lesson_page_create_pdf, lyc_lesson_page_show_pdf,
              lyc_lesson_page_close_pdf, lyc_lesson_page_find_in_pdf },
          { "checklist", "checklist",
            N_ ("Checklist"), lyc_lesson_page_create_checklist, lyc_lesson_page_show_checklist,
                lyc_lesson_page_close_checklist, NULL },
            { NULL, "loading", N_ ("Lesson"), create_loading, NULL, NULL, NULL },
              { NULL, "unknown",
                N_ ("Lesson"), lyc_lesson_page_create_unknown, lyc_lesson_page_show_unknown, NULL,
                    NULL },
            };

#define LOADING (&contents[G_N_ELEMENTS (contents) - 2])
#define UNKNOWN (&contents[G_N_ELEMENTS (contents) - 1])

/* The tabs of every lesson, in the order in which they stand after the content's. */
static const LycLessonView extras[] = {
  { NULL, "notes",
    N_ ("My notes"), lyc_lesson_page_create_notes, lyc_lesson_page_show_notes,
        lyc_lesson_page_close_notes, lyc_lesson_page_find_in_notes },
    { NULL, "outline", N_ ("Lessons"), create_outline, show_outline, NULL, NULL },
  };

/* Returns: (transfer none): the row of the content that the open lesson's kind asks for */
const LycLessonView *
lyc_lesson_page_get_content (LycLessonPage *self)
{
  const char *kind = lyc_lesson_get_lesson_kind (self->lesson);

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    if (g_strcmp0 (contents[i].kind, kind) == 0)
      return &contents[i];
  return lyc_record_is_loaded (LYC_RECORD (self->lesson)) ? UNKNOWN : LOADING;
}

/* Returns: (transfer none) (nullable): the row of what the chosen tab shows */
static const LycLessonView *
shown_view (LycLessonPage *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    if (gtk_toggle_button_get_active (g_ptr_array_index (self->extra_tabs, i)))
      return &extras[i];
  return self->lesson != NULL ? lyc_lesson_page_get_content (self) : NULL;
}

static void
show_tab (LycLessonPage *self)
{
  const LycLessonView *view = shown_view (self);

  if (view == NULL)
    return;
  gtk_stack_set_visible_child_name (self->stack, view->name);
  gtk_widget_set_visible (self->find_button, view->find != NULL);
}

static void
add_view (LycLessonPage *self, const LycLessonView *view)
{
  gtk_stack_add_named (self->stack, view->create (self), view->name);
}

static void
add_extra (LycLessonPage *self, const LycLessonView *view)
{
  GtkWidget *tab = gtk_toggle_button_new_with_label (_(view->label));

  add_view (self, view);
  gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (tab), self->content_tab);
  gtk_box_append (self->segments, tab);
  g_ptr_array_add (self->extra_tabs, tab);
  g_signal_connect_object (tab, "toggled", G_CALLBACK (show_tab), self, G_CONNECT_SWAPPED);
}

/* Brings the tab @name of those that every lesson has to the front. */
void
lyc_lesson_page_choose_tab (LycLessonPage *self, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    if (g_str_equal (extras[i].name, name))
      gtk_toggle_button_set_active (g_ptr_array_index (self->extra_tabs, i), TRUE);
}

/* Makes the views and tabs of all rows. */
void
lyc_lesson_page_add_tabs (LycLessonPage *self)
{
  self->extra_tabs = g_ptr_array_new ();
  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    add_view (self, &contents[i]);
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    add_extra (self, &extras[i]);
  gtk_toggle_button_set_active (self->content_tab, TRUE);
}

/* Tells the views of the lesson that is open, again whenever its record changed. */
void
lyc_lesson_page_show_tabs (LycLessonPage *self)
{
  const LycLessonView *content = lyc_lesson_page_get_content (self);

  gtk_button_set_label (GTK_BUTTON (self->content_tab), _(content->label));
  if (content->show != NULL)
    content->show (self);
  for (guint i = 0; i < G_N_ELEMENTS (extras); i++)
    if (extras[i].show != NULL)
      extras[i].show (self);
  show_tab (self);
}

static void
close_all (LycLessonPage *self, const LycLessonView *views, guint n)
{
  for (guint i = 0; i < n; i++)
    if (views[i].close != NULL)
      views[i].close (self);
}

/* Tells the views that the lesson is left; its records are still there. */
void
lyc_lesson_page_close_tabs (LycLessonPage *self)
{
  close_all (self, contents, G_N_ELEMENTS (contents));
  close_all (self, extras, G_N_ELEMENTS (extras));
}

/* Opens the search of the view that is shown; FALSE where it has none. */
gboolean
lyc_lesson_page_find (LycLessonPage *self)
{
  const LycLessonView *view = shown_view (self);

  if (view == NULL || view->find == NULL)
    return FALSE;
  view->find (self);
  return TRUE;
}
