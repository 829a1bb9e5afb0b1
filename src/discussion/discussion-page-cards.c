/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "discussion-page-private.h"

/* What the list of threads is made of: a card each, lit while its moment plays. */

static LycPost *
first_post (LycDiscussionPage *self, LycContainer *thread)
{
  return LYC_POST (lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_POST,
                                       lyc_container_get_first_post_id (thread)));
}

/* Colours only: nothing changes its size or its place while the recording plays. */
void
lyc_discussion_page_light_cards (LycDiscussionPage *self)
{
  guint first, last;

  if (self->threads == NULL || !lyc_timeline_get_visible_range (self->timeline, &first, &last))
    return;
  for (guint i = first; i <= last; i++)
    {
      GtkWidget *row = lyc_timeline_get_row (self->timeline, i);

      if (row != NULL)
        lyc_post_row_set_now (LYC_POST_ROW (row), lyc_thread_list_is_lit (self->threads, i));
    }
}

/* Returns: (transfer none): who takes part where @thread is; of this cohort mostly */
static LycPeople *
people_of (LycDiscussionPage *self, LycContainer *thread, gboolean *other)
{
  const char *cohort = lyc_container_get_cohort_id (thread);
  LycPeople *people;

  *other = self->cohort != NULL && *cohort != '\0'
           && g_strcmp0 (cohort, lyc_record_get_id (LYC_RECORD (self->cohort))) != 0;
  if (!*other)
    return self->people;
  people = g_hash_table_lookup (self->other_people, cohort);
  if (people == NULL)
    {
      people = lyc_people_new (self->services, cohort);
      g_hash_table_insert (self->other_people, g_strdup (cohort), people);
    }
  return people;
}

static void
set_origin (LycDiscussionPage *self, LycPostRow *row, LycContainer *thread, gboolean other)
{
  g_autoptr (LycRecord) cohort = NULL;

  if (other)
    cohort = lyc_library_lookup (lyc_services_get_library (self->services), LYC_KIND_COHORT,
                                 lyc_container_get_cohort_id (thread));
  lyc_post_row_set_origin (row, other ? lyc_cohort_get_name (LYC_COHORT (cohort)) : NULL);
}

static guint
row_kind (gpointer item, gpointer user_data)
{
  return 0;
}

static void
card_clicked_cb (LycPostRow *row, int n_press, double x, double y, GtkGesture *gesture)
{
  if (lyc_post_row_get_post (row) != NULL)
    gtk_widget_activate_action (GTK_WIDGET (row), "post.reply", NULL);
}

static GtkWidget *
create_row (guint kind, gpointer user_data)
{
  LycDiscussionPage *self = user_data;
  GtkWidget *row = lyc_post_row_new (self->services, LYC_POST_ROW_CARD);
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "released", G_CALLBACK (card_clicked_cb), row);
  gtk_widget_add_controller (row, GTK_EVENT_CONTROLLER (click));
  return row;
}

static void
bind_row (GtkWidget *row, gpointer item, guint position, gpointer user_data)
{
  LycDiscussionPage *self = user_data;
  g_autoptr (LycPost) post = first_post (self, item);
  gboolean other;
  LycPeople *people = people_of (self, item, &other);

  set_origin (self, LYC_POST_ROW (row), item, other);
  lyc_post_row_bind (LYC_POST_ROW (row), item, people, post, TRUE);
  lyc_post_row_set_now (LYC_POST_ROW (row), lyc_thread_list_is_lit (self->threads, position));
}

static void
unbind_row (GtkWidget *row, gpointer item, gpointer user_data)
{
  lyc_post_row_unbind (LYC_POST_ROW (row));
}

static char *
describe_row (gpointer item, gpointer user_data)
{
  LycDiscussionPage *self = user_data;
  g_autoptr (LycPost) post = first_post (self, item);

  return lyc_post_row_describe (self->services, post);
}

static void
row_activated_cb (LycDiscussionPage *self, guint position)
{
  GtkWidget *row = lyc_timeline_get_row (self->timeline, position);

  if (row != NULL)
    gtk_widget_activate_action (row, "post.reply", NULL);
}

void
lyc_discussion_page_make_cards (LycDiscussionPage *self)
{
  static const LycTimelineFactory factory
      = { row_kind, create_row, bind_row, unbind_row, describe_row };

  lyc_timeline_set_factory (self->timeline, &factory, self, NULL);
  g_signal_connect_object (self->timeline, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->timeline, "rows-shown",
                           G_CALLBACK (lyc_discussion_page_light_cards), self, G_CONNECT_SWAPPED);
}
