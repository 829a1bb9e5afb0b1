/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "home-page.h"

#include <glib/gi18n-lib.h>

#include "cohort.h"
#include "course-row.h"
#include "home-columns.h"
#include "journey-strip.h"
#include "news-row.h"
#include "notice-row.h"
#include "resume-card.h"
#include "row-list.h"
#include "lyc-home-resources.h"

#define MAX_NOTICES 6
#define MAX_NEWS 5

struct _LycHomePage
{
  GtkWidget parent_instance;

  LycServices *services;
  LycCohort *cohort;
  LycJourneyStrip *journey;

  GtkWidget *scroller;
  GtkBox *box;
  GtkListBox *notices;
  GtkListBox *courses;
  GtkLabel *news_title;
  GtkListBox *news;
  GtkWidget *no_notices; /* what stands in the lists while they are empty */
  GtkWidget *no_courses;
  GtkWidget *no_news;
};

G_DEFINE_FINAL_TYPE (LycHomePage, lyc_home_page, GTK_TYPE_WIDGET)

static void
notice_activated_cb (LycHomePage *self, GtkListBoxRow *row)
{
  lyc_notice_row_open (LYC_NOTICE_ROW (row));
}

static void
course_activated_cb (LycHomePage *self, GtkListBoxRow *row)
{
  g_autofree char *lesson_id = lyc_course_row_dup_next_lesson (LYC_COURSE_ROW (row));

  if (lesson_id != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.lesson-open", "s", lesson_id);
}

static void
news_activated_cb (LycHomePage *self, GtkListBoxRow *row)
{
  LycContainer *thread = lyc_news_row_get_thread (LYC_NEWS_ROW (row));

  gtk_widget_activate_action (GTK_WIDGET (self), "win.container-open", "s",
                              lyc_record_get_id (LYC_RECORD (thread)));
}

static gboolean
is_unseen (gpointer item, gpointer user_data)
{
  return lyc_notice_get_seen_at (item) == 0;
}

static gboolean
is_thread (gpointer item, gpointer user_data)
{
  return g_str_equal (lyc_container_get_container_kind (item), "thread")
         && lyc_container_is_visible (item);
}

static GtkWidget *
create_notice_cb (gpointer item, gpointer user_data)
{
  return lyc_notice_row_new (LYC_HOME_PAGE (user_data)->services, item);
}

static GtkWidget *
create_course_cb (gpointer item, gpointer user_data)
{
  return lyc_course_row_new (LYC_HOME_PAGE (user_data)->services, item);
}

static GtkWidget *
create_news_cb (gpointer item, gpointer user_data)
{
  return lyc_news_row_new (LYC_HOME_PAGE (user_data)->services, item);
}

/* Takes @results; a list of the first @count that pass. */
static GListModel *
first_of (LycResults *results, GtkCustomFilterFunc passes, guint count)
{
  GtkFilter *filter = GTK_FILTER (gtk_custom_filter_new (passes, NULL, NULL));
  GtkFilterListModel *filtered = gtk_filter_list_model_new (G_LIST_MODEL (results), filter);

  return G_LIST_MODEL (gtk_slice_list_model_new (G_LIST_MODEL (filtered), 0, count));
}

static LycResults *
newest (LycHomePage *self, LycKind kind, LycQueryBy by, const char *key)
{
  LycQuery query = { kind, by, key, TRUE, 0 };

  return lyc_library_query (lyc_services_get_library (self->services), &query);
}

static void
show_cohort (LycHomePage *self)
{
  gtk_label_set_text (self->news_title, lyc_cohort_get_name (self->cohort));
  gtk_widget_set_visible (gtk_widget_get_parent (GTK_WIDGET (self->news_title)),
                          !lyc_record_is_gone (LYC_RECORD (self->cohort)));
}

static void
lyc_home_page_dispose (GObject *object)
{
  LycHomePage *self = LYC_HOME_PAGE (object);

  if (self->scroller != NULL)
    gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_HOME_PAGE);
  g_clear_object (&self->services);
  g_clear_object (&self->cohort);
  G_OBJECT_CLASS (lyc_home_page_parent_class)->dispose (object);
}

static void
lyc_home_page_class_init (LycHomePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_HOME_COLUMNS);
  G_OBJECT_CLASS (klass)->dispose = lyc_home_page_dispose;
  g_resources_register (lyc_home_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/home/home-page.ui");
  gtk_widget_class_bind_template_child (widget_class, LycHomePage, scroller);
  gtk_widget_class_bind_template_child (widget_class, LycHomePage, box);
  gtk_widget_class_bind_template_child (widget_class, LycHomePage, notices);
  gtk_widget_class_bind_template_child (widget_class, LycHomePage, courses);
  gtk_widget_class_bind_template_child (widget_class, LycHomePage, news_title);
  gtk_widget_class_bind_template_child (widget_class, LycHomePage, news);
  gtk_widget_class_bind_template_child (widget_class, LycHomePage, no_notices);
  gtk_widget_class_bind_template_child (widget_class, LycHomePage, no_courses);
  gtk_widget_class_bind_template_child (widget_class, LycHomePage, no_news);
  gtk_widget_class_bind_template_callback (widget_class, notice_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, course_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, news_activated_cb);
}

static void
lyc_home_page_init (LycHomePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* Before the platform has said anything, empty means nothing. */
static void
show_empty (LycHomePage *self)
{
  gboolean told = lyc_session_get_since (lyc_services_get_session (self->services)) != 0;

  gtk_widget_set_visible (self->no_notices, told);
  gtk_widget_set_visible (self->no_courses, told);
  gtk_widget_set_visible (self->no_news, told);
}

GtkWidget *
lyc_home_page_new (LycServices *services)
{
  LycHomePage *self = g_object_new (LYC_TYPE_HOME_PAGE, NULL);
  g_autoptr (GListModel) notices = NULL;
  g_autoptr (LycResults) courses = NULL;

  self->services = g_object_ref (services);
  self->journey = LYC_JOURNEY_STRIP (lyc_journey_strip_new (services));
  gtk_box_prepend (self->box, GTK_WIDGET (self->journey));
  gtk_box_prepend (self->box, lyc_resume_card_new (services));
  notices = first_of (newest (self, LYC_KIND_NOTICE, LYC_QUERY_ALL, NULL), is_unseen, MAX_NOTICES);
  courses = lyc_library_all (lyc_services_get_library (services), LYC_KIND_COURSE);
  lyc_row_list_bind (self->notices, notices, create_notice_cb, self);
  lyc_row_list_bind (self->courses, G_LIST_MODEL (courses), create_course_cb, self);
  g_signal_connect_object (lyc_services_get_session (services), "notify", G_CALLBACK (show_empty),
                           self, G_CONNECT_SWAPPED);
  show_empty (self);
  return GTK_WIDGET (self);
}

/* Shows the journey and the news of the cohort @cohort_id. */
void
lyc_home_page_set_cohort (LycHomePage *self, const char *cohort_id)
{
  g_autoptr (GListModel) news = NULL;

  if (self->cohort != NULL
      && g_str_equal (lyc_record_get_id (LYC_RECORD (self->cohort)), cohort_id))
    return;
  if (self->cohort != NULL)
    g_signal_handlers_disconnect_by_data (self->cohort, self);
  g_clear_object (&self->cohort);
  self->cohort = LYC_COHORT (
      lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_COHORT, cohort_id));
  lyc_journey_strip_set_cohort (self->journey, cohort_id);
  news = first_of (newest (self, LYC_KIND_CONTAINER, LYC_QUERY_BY_SCOPE, cohort_id), is_thread,
                   MAX_NEWS);
  lyc_row_list_bind (self->news, news, create_news_cb, self);
  g_signal_connect_object (self->cohort, "changed", G_CALLBACK (show_cohort), self,
                           G_CONNECT_SWAPPED);
  show_cohort (self);
}
