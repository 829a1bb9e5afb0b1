/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sidebar-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "avatar.h"
#include "count-pill.h"
#include "follow-mark.h"
#include "kit.h"
#include "people.h"
#include "progress-line.h"
#include "progress.h"
#include "user.h"

#define AVATAR_SIZE 24

struct _LycSidebarRow
{
  GtkListBoxRow parent_instance;

  gboolean rail;
  const char *action; /* a static name */
  char *target;       /* NULL where the action takes none */
  LycServices *services;
  LycRecord *record;
  LycUser *user;          /* a direct conversation's other person */
  LycResults *progresses; /* a course's */
  LycPlaceFollowing *following; /* NULL for the program's own places */

  GtkWidget *box;
  GtkWidget *texts;
  GtkWidget *title;
  GtkWidget *avatar;
  GtkWidget *mark;
  GtkWidget *pill;
  GtkWidget *line;
};

G_DEFINE_FINAL_TYPE (LycSidebarRow, lyc_sidebar_row, GTK_TYPE_LIST_BOX_ROW)

/* A rail has no room for the mark: there it is said with the title. */
static void
set_title (LycSidebarRow *self, const char *title)
{
  g_autofree char *words
      = self->following != NULL ? lyc_place_following_dup_words (self->following) : NULL;
  g_autofree char *both = words != NULL ? g_strdup_printf ("%s\n%s", title, words) : NULL;

  gtk_label_set_text (GTK_LABEL (self->title), title);
  lyc_kit_set_tooltip (GTK_WIDGET (self), !self->rail ? NULL : both != NULL ? both : title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words != NULL ? words : "",
                                  -1);
}

static void
lyc_sidebar_row_dispose (GObject *object)
{
  LycSidebarRow *self = LYC_SIDEBAR_ROW (object);

  g_clear_object (&self->services);
  g_clear_object (&self->record);
  g_clear_object (&self->user);
  g_clear_object (&self->progresses);
  g_clear_object (&self->following);
  g_clear_pointer (&self->target, g_free);
  G_OBJECT_CLASS (lyc_sidebar_row_parent_class)->dispose (object);
}

static void
lyc_sidebar_row_class_init (LycSidebarRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_sidebar_row_dispose;
}

static void
lyc_sidebar_row_init (LycSidebarRow *self)
{
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  self->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  self->title = gtk_label_new (NULL);
  self->mark = lyc_follow_mark_new ();
  self->pill = lyc_count_pill_new ();
  gtk_label_set_xalign (GTK_LABEL (self->title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (self->title), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (self->texts, TRUE);
  gtk_widget_set_valign (self->texts, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (self->pill, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->texts), self->title);
  gtk_box_append (GTK_BOX (self->box), self->texts);
  gtk_box_append (GTK_BOX (self->box), self->mark);
  gtk_box_append (GTK_BOX (self->box), self->pill);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), self->box);
}

static LycSidebarRow *
create (gboolean rail, const char *action, const char *target)
{
  LycSidebarRow *self = g_object_new (LYC_TYPE_SIDEBAR_ROW, NULL);

  self->rail = rail;
  self->action = action;
  self->target = g_strdup (target);
  gtk_widget_add_css_class (GTK_WIDGET (self), rail ? "rail-row" : "sidebar-row");
  gtk_widget_set_visible (self->texts, !rail);
  gtk_widget_set_visible (self->pill, FALSE);
  gtk_widget_set_halign (self->box, rail ? GTK_ALIGN_CENTER : GTK_ALIGN_FILL);
  return self;
}

/**
 * lyc_sidebar_row_new_place:
 * @action: (transfer none): the name of an action without a parameter, a static string
 *
 * Returns: (transfer floating): a row for one of the program's own places
 */
GtkWidget *
lyc_sidebar_row_new_place (const char *icon_name, const char *title, const char *action,
                           gboolean rail)
{
  LycSidebarRow *self = create (rail, action, NULL);

  gtk_box_prepend (GTK_BOX (self->box), gtk_image_new_from_icon_name (icon_name));
  set_title (self, title);
  return GTK_WIDGET (self);
}

static void
add_avatar (LycSidebarRow *self)
{
  self->avatar = lyc_avatar_new (AVATAR_SIZE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "faced");
  gtk_box_prepend (GTK_BOX (self->box), self->avatar);
}

/* @count: what waits there, as a pill at the end */
void
lyc_sidebar_row_set_count (LycSidebarRow *self, guint count)
{
  lyc_count_pill_set_count (LYC_COUNT_PILL (self->pill), count);
  gtk_widget_set_visible (self->pill, count > 0 && !self->rail);
}

static void
update_cohort (LycSidebarRow *self)
{
  LycCohort *cohort = LYC_COHORT (self->record);

  set_title (self, lyc_cohort_get_name (cohort));
  lyc_avatar_set_person (ADW_AVATAR (self->avatar), lyc_cohort_get_name (cohort), NULL);
  lyc_sidebar_row_set_count (self,
             lyc_ledger_get_scope_count (lyc_services_get_ledger (self->services), self->target));
}

static void
follow (LycSidebarRow *self, LycServices *services, gpointer record, GCallback update)
{
  self->services = g_object_ref (services);
  self->record = g_object_ref (record);
  self->following = lyc_place_following_new (services, lyc_record_get_kind (record),
                                             lyc_record_get_id (record));
  if (!self->rail)
    lyc_follow_mark_set_following (LYC_FOLLOW_MARK (self->mark), self->following);
  g_signal_connect_object (self->following, "changed", update, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (record, "changed", update, self, G_CONNECT_SWAPPED);
  g_signal_connect_object (lyc_services_get_ledger (services), "changed", update, self,
                           G_CONNECT_SWAPPED);
}

GtkWidget *
lyc_sidebar_row_new_cohort (LycServices *services, LycCohort *cohort, gboolean rail)
{
  LycSidebarRow *self = create (rail, "win.cohort-open", lyc_record_get_id (LYC_RECORD (cohort)));

  add_avatar (self);
  follow (self, services, cohort, G_CALLBACK (update_cohort));
  update_cohort (self);
  return GTK_WIDGET (self);
}

static void
update_course (LycSidebarRow *self)
{
  LycCourse *course = LYC_COURSE (self->record);
  GListModel *model = G_LIST_MODEL (self->progresses);
  guint n = g_list_model_get_n_items (model), completed = 0;
  gint64 total = MAX (lyc_course_get_lesson_count (course), 1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycProgress) progress = g_list_model_get_item (model, i);

      completed += lyc_progress_get_completed_at (progress) != 0;
    }
  set_title (self, lyc_course_get_title (course));
  lyc_progress_line_set_fraction (LYC_PROGRESS_LINE (self->line),
                                  (double) completed / (double) total);
}

GtkWidget *
lyc_sidebar_row_new_course (LycServices *services, LycCourse *course, gboolean rail)
{
  const char *id = lyc_record_get_id (LYC_RECORD (course));
  LycSidebarRow *self = create (rail, "win.course-open", id);

  self->line = lyc_progress_line_new ();
  gtk_box_append (GTK_BOX (self->texts), self->line);
  if (rail)
    gtk_box_prepend (GTK_BOX (self->box), gtk_image_new_from_icon_name ("lyceum-lesson-symbolic"));
  self->progresses
      = lyc_library_children (lyc_services_get_library (services), LYC_KIND_PROGRESS, id);
  g_signal_connect_object (self->progresses, "items-changed", G_CALLBACK (update_course), self,
                           G_CONNECT_SWAPPED);
  follow (self, services, course, G_CALLBACK (update_course));
  update_course (self);
  return GTK_WIDGET (self);
}

static void
update_direct (LycSidebarRow *self)
{
  LycLedger *ledger = lyc_services_get_ledger (self->services);

  set_title (self, lyc_user_get_name (self->user));
  /* With what is said of the files that were shared there. */
  lyc_sidebar_row_set_count (self, lyc_ledger_get_count (ledger, self->target)
                                       + lyc_ledger_get_scope_count (ledger, self->target));
}

/* The one of the two who is not the learner. */
static const char *
other_person (LycServices *services, LycContainer *direct)
{
  const char *me = lyc_session_get_user_id (lyc_services_get_session (services));
  const char *first = lyc_container_get_nth_user_ids (direct, 0);

  return g_str_equal (first, me) ? lyc_container_get_nth_user_ids (direct, 1) : first;
}

GtkWidget *
lyc_sidebar_row_new_direct (LycServices *services, LycContainer *direct, gboolean rail)
{
  LycSidebarRow *self
      = create (rail, "win.container-open", lyc_record_get_id (LYC_RECORD (direct)));
  const char *user_id = other_person (services, direct);

  gtk_widget_add_css_class (GTK_WIDGET (self), "faced");
  gtk_box_prepend (GTK_BOX (self->box), lyc_people_new_avatar (services, user_id, AVATAR_SIZE));
  self->user
      = LYC_USER (lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_USER, user_id));
  g_signal_connect_object (self->user, "changed", G_CALLBACK (update_direct), self,
                           G_CONNECT_SWAPPED);
  follow (self, services, direct, G_CALLBACK (update_direct));
  update_direct (self);
  return GTK_WIDGET (self);
}

/* Does what the row stands for. */
void
lyc_sidebar_row_activate (LycSidebarRow *self)
{
  if (self->target != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), self->action, "s", self->target);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), self->action, NULL);
}

/* Marks the row if it stands for @target. */
void
lyc_sidebar_row_select_target (LycSidebarRow *self, const char *target)
{
  gboolean selected = target != NULL && g_strcmp0 (self->target, target) == 0;

  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_SELECTED, selected, -1);
}
