/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "case-view.h"

#include <glib/gi18n-lib.h>

#include "label-wrap.h"
#include "moderation-words.h"
#include "people.h"
#include "post-row.h"
#include "row-list.h"
#include "timecode-chip.h"

/* Ten before the post and ten after it. */
#define AROUND 10

struct _LycCaseView
{
  GtkWidget parent_instance;

  LycServices *services;
  LycModerationCase *item; /* nullable */
  LycPost *post;           /* NULL where it is no post that this person may read */
  LycContainer *container;
  LycPeople *people;
  LycResults *around;
  LycResults *actions;
  guint scroll_source;

  GtkWidget *scroller;
  GtkBox *box;
  GtkBox *why;
  GtkWidget *moment;
  GtkListBox *posts;
  GtkListBox *history;
};

G_DEFINE_FINAL_TYPE (LycCaseView, lyc_case_view, GTK_TYPE_WIDGET)

static void
forget (LycCaseView *self)
{
  g_clear_handle_id (&self->scroll_source, g_source_remove);
  lyc_row_list_bind (self->posts, NULL, NULL, NULL);
  lyc_row_list_bind (self->history, NULL, NULL, NULL);
  if (self->item != NULL)
    g_signal_handlers_disconnect_by_data (self->item, self);
  if (self->container != NULL)
    g_signal_handlers_disconnect_by_data (self->container, self);
  if (self->post != NULL)
    g_signal_handlers_disconnect_by_data (self->post, self);
  if (self->around != NULL)
    g_signal_handlers_disconnect_by_data (self->around, self);
  g_clear_object (&self->item);
  g_clear_object (&self->post);
  g_clear_object (&self->container);
  g_clear_object (&self->people);
  g_clear_object (&self->around);
  g_clear_object (&self->actions);
}

static void
lyc_case_view_dispose (GObject *object)
{
  LycCaseView *self = LYC_CASE_VIEW (object);

  if (self->scroller != NULL)
    forget (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_case_view_parent_class)->dispose (object);
}

static void
lyc_case_view_class_init (LycCaseViewClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_case_view_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static GtkListBox *
new_list (LycCaseView *self, const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "plain-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_box_append (self->box, list);
  return GTK_LIST_BOX (list);
}

static void
lyc_case_view_init (LycCaseView *self)
{
  gtk_widget_add_css_class (GTK_WIDGET (self), "case-view");
  self->scroller = gtk_scrolled_window_new ();
  /* A post that cannot be narrower does not make the window wider. */
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_EXTERNAL,
                                  GTK_POLICY_AUTOMATIC);
  self->box = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 6));
  self->why = GTK_BOX (gtk_box_new (GTK_ORIENTATION_VERTICAL, 2));
  gtk_widget_add_css_class (GTK_WIDGET (self->why), "case-why");
  gtk_box_append (self->box, GTK_WIDGET (self->why));
  self->moment = gtk_button_new ();
  gtk_widget_set_halign (self->moment, GTK_ALIGN_START);
  gtk_widget_add_css_class (self->moment, "case-moment");
  gtk_box_append (self->box, self->moment);
  self->posts = new_list (self, _("The post and those around it"));
  self->history = new_list (self, _("What was done so far"));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), GTK_WIDGET (self->box));
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

static void
add_line (LycCaseView *self, const char *text, const char *css_class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  lyc_label_wrap (GTK_LABEL (label));
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  gtk_box_append (self->why, label);
}

static void
add_report (LycCaseView *self, LycReport *report)
{
  g_autofree char *name
      = lyc_people_dup_shown_name (self->services, lyc_report_get_reporter_id (report));
  const char *reason = lyc_moderation_reason_name (lyc_report_get_reason (report));
  const char *hint = lyc_report_get_hint (report);
  /* Translators: why a post was reported, and by whom */
  g_autofree char *line = lyc_moderation_case_is_waiting (self->item)
                              ? g_strdup (_("The first post of a new member waits for approval."))
                              : g_strdup_printf (_("%s – reported by %s"), reason, name);
  g_autofree char *hinted
      = *hint != '\0' ? g_strdup_printf ("%s, %s", line, lyc_moderation_hint_name (hint)) : NULL;

  add_line (self, hinted != NULL ? hinted : line, "heading");
  if (*lyc_report_get_words (report) != '\0')
    add_line (self, lyc_report_get_words (report), NULL);
}

/* A direct message is shown as it was reported, and nothing around it. An edited post, too, says
 * what it said then. */
static void
add_excerpt (LycCaseView *self, LycReport *report)
{
  const char *now = self->post != NULL ? lyc_post_get_body (self->post) : "";

  if (lyc_report_is_direct (report)
      || (*now != '\0' && !g_str_has_prefix (now, lyc_report_get_excerpt (report))))
    {
      add_line (self, _("As it was reported:"), "meta");
      add_line (self, lyc_report_get_excerpt (report), "excerpt");
    }
}

static void
show_why (LycCaseView *self)
{
  GListModel *reports = lyc_moderation_case_get_reports (self->item);
  guint n = g_list_model_get_n_items (reports);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->why))) != NULL)
    gtk_box_remove (self->why, child);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (LycReport) report = g_list_model_get_item (reports, i);

      add_report (self, report);
      if (i == 0)
        add_excerpt (self, report);
    }
}

/* The moment stands on the post, or on its conversation. */
static void
show_moment (LycCaseView *self)
{
  LycAnchor anchor;
  const char *lesson
      = self->container != NULL ? lyc_container_get_lesson_id (self->container) : "";
  gboolean there = *lesson != '\0'
                   && (lyc_post_get_anchor (self->post, &anchor)
                       || lyc_container_get_anchor (self->container, &anchor))
                   && lyc_anchor_is_moment (&anchor) && lyc_anchor_is_sure (&anchor);
  g_autofree char *time = NULL;
  g_autofree char *label = NULL;

  gtk_widget_set_visible (self->moment, there);
  if (!there)
    return;
  time = lyc_timecode_format (anchor.start_ms);
  label = g_strdup_printf (_("Show the moment %s"), time);
  gtk_button_set_label (GTK_BUTTON (self->moment), label);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->moment), "(sx)", lesson,
                                    anchor.start_ms);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->moment), "win.lesson-open-at");
}

static gboolean
is_the_post (LycCaseView *self, gpointer post)
{
  return post == (gpointer) self->post;
}

static GtkWidget *
create_post_cb (gpointer item, gpointer user_data)
{
  LycCaseView *self = user_data;
  GtkWidget *row = lyc_post_row_new (self->services, LYC_POST_ROW_THREAD);

  lyc_post_row_bind (LYC_POST_ROW (row), self->container, self->people, item, TRUE);
  if (is_the_post (self, item))
    gtk_widget_add_css_class (row, "reported");
  return row;
}

static GtkWidget *
find_reported (LycCaseView *self)
{
  for (GtkWidget *row = gtk_widget_get_first_child (GTK_WIDGET (self->posts)); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    {
      GtkWidget *child = gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row));

      if (LYC_IS_POST_ROW (child)
          && is_the_post (self, lyc_post_row_get_post (LYC_POST_ROW (child))))
        return row;
    }
  return NULL;
}

/* Brings the post itself into view; what comes before it is there to be scrolled to. */
static gboolean
scroll_cb (gpointer data)
{
  LycCaseView *self = data;
  GtkWidget *row = find_reported (self);
  graphene_rect_t bounds;
  GtkAdjustment *adjustment
      = gtk_scrolled_window_get_vadjustment (GTK_SCROLLED_WINDOW (self->scroller));

  self->scroll_source = 0;
  if (row == NULL || !gtk_widget_compute_bounds (row, GTK_WIDGET (self->box), &bounds)
      || bounds.size.height == 0)
    return G_SOURCE_REMOVE;
  gtk_adjustment_set_value (adjustment,
                            (double) bounds.origin.y
                                - gtk_adjustment_get_page_size (adjustment) / 3);
  return G_SOURCE_REMOVE;
}

static void
scroll_soon (LycCaseView *self)
{
  if (self->scroll_source == 0)
    self->scroll_source = g_timeout_add (50, scroll_cb, self);
}

static GtkWidget *
create_action_cb (gpointer item, gpointer user_data)
{
  LycCaseView *self = user_data;
  LycRecord *action = item;
  g_autofree char *name
      = lyc_people_dup_shown_name (self->services, lyc_record_get_string (action, "by_id"));
  const char *words = lyc_record_get_string (action, "words");
  const char *done = lyc_moderation_act_done (lyc_record_get_string (action, "act"));
  g_autofree char *text = g_strdup_printf ("%s · %s%s%s%s", done, name, *words != '\0' ? ": " : "",
                                           words,
                                           lyc_record_get_int (action, "undone_at") != 0
                                               ? _(" (taken back)")
                                               : "");
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  lyc_label_wrap (GTK_LABEL (label));
  gtk_widget_add_css_class (label, "meta");
  return label;
}

static void
show_context (LycCaseView *self, LycReport *report)
{
  LycLibrary *library = lyc_services_get_library (self->services);
  LycQuery query = { LYC_KIND_POST, LYC_QUERY_BY_PARENT, lyc_report_get_container_id (report), FALSE,
                     2 * AROUND };

  if (lyc_report_is_direct (report))
    return;
  self->post = LYC_POST (
      lyc_library_lookup (library, LYC_KIND_POST, lyc_report_get_post_id (report)));
  self->container
      = LYC_CONTAINER (lyc_library_lookup (library, LYC_KIND_CONTAINER, query.key));
  self->people = lyc_people_new (self->services, lyc_report_get_cohort_id (report));
  g_signal_connect_object (self->container, "changed", G_CALLBACK (show_moment), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->post, "changed", G_CALLBACK (show_moment), self,
                           G_CONNECT_SWAPPED);
  self->around = lyc_library_query (library, &query);
  lyc_results_go_to (self->around, lyc_report_get_pos (report));
  lyc_row_list_bind (self->posts, G_LIST_MODEL (self->around), create_post_cb, self);
  g_signal_connect_object (self->around, "items-changed", G_CALLBACK (scroll_soon), self,
                           G_CONNECT_SWAPPED);
  scroll_soon (self);
}

/* @item: (nullable): what is to be decided */
void
lyc_case_view_set_case (LycCaseView *self, LycModerationCase *item)
{
  LycReport *report;

  if (item == self->item)
    return;
  forget (self);
  gtk_widget_set_visible (self->moment, FALSE);
  report = item != NULL ? lyc_moderation_case_get_report (item) : NULL;
  if (report == NULL)
    return;
  self->item = g_object_ref (item);
  show_context (self, report);
  g_signal_connect_object (item, "changed", G_CALLBACK (show_why), self, G_CONNECT_SWAPPED);
  show_why (self);
  if (self->post != NULL)
    show_moment (self);
  self->actions = lyc_library_children (lyc_services_get_library (self->services),
                                        LYC_KIND_MOD_ACTION, lyc_report_get_post_id (report));
  lyc_row_list_bind (self->history, G_LIST_MODEL (self->actions), create_action_cb, self);
}

GtkWidget *
lyc_case_view_new (LycServices *services)
{
  LycCaseView *self = g_object_new (LYC_TYPE_CASE_VIEW, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none) (nullable): the post, NULL for a direct message */
LycPost *
lyc_case_view_get_post (LycCaseView *self)
{
  return self->post;
}

/* Returns: (transfer none) (nullable) */
LycContainer *
lyc_case_view_get_container (LycCaseView *self)
{
  return self->container;
}
