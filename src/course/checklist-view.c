/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "checklist-view.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "acts.h"
#include "label-wrap.h"
#include "markdown.h"
#include "place-link.h"
#include "progress-line.h"

#define READING_WIDTH 640

struct _LycChecklistView
{
  GtkWidget parent_instance;

  LycServices *services;
  LycLesson *lesson;
  LycProgress *progress;
  gint64 shown_rev; /* of the lesson whose points are shown */
  gboolean updating;

  GtkWidget *scroller;
  GtkWidget *title;
  GtkWidget *summary;
  GtkWidget *line;
  GtkWidget *count;
  GtkWidget *points;
};

G_DEFINE_FINAL_TYPE (LycChecklistView, lyc_checklist_view, GTK_TYPE_WIDGET)

static const char *
point_of (GtkCheckButton *tick)
{
  return g_object_get_data (G_OBJECT (tick), "lyc-point");
}

static guint
update_ticks (LycChecklistView *self)
{
  guint n = 0;

  self->updating = TRUE;
  for (GtkWidget *point = gtk_widget_get_first_child (self->points); point != NULL;
       point = gtk_widget_get_next_sibling (point))
    {
      GtkCheckButton *tick = GTK_CHECK_BUTTON (gtk_widget_get_first_child (point));
      gboolean checked = lyc_progress_is_checked (self->progress, point_of (tick));

      gtk_check_button_set_active (tick, checked);
      if (checked)
        gtk_widget_add_css_class (point, "done");
      else
        gtk_widget_remove_css_class (point, "done");
      n += checked;
    }
  self->updating = FALSE;
  return n;
}

static void
update (LycChecklistView *self)
{
  guint all = lyc_lesson_get_n_points (self->lesson);
  guint n = update_ticks (self);
  gboolean done = all > 0 && n == all;
  g_autofree char *text = NULL;

  if (done)
    text = g_strdup (_("All done"));
  else
    /* Translators: how many points of a checklist are ticked. */
    text = g_strdup_printf (_("%u of %u done"), n, all);
  gtk_label_set_text (GTK_LABEL (self->count), text);
  gtk_widget_set_css_classes (self->count,
                              (const char *[]){ done ? "success-pill" : "meta", NULL });
  lyc_progress_line_set_fraction (LYC_PROGRESS_LINE (self->line), all > 0 ? (double) n / all : 0);
}

static void
toggled_cb (LycChecklistView *self, GtkCheckButton *tick)
{
  g_autoptr (LycAct) act = NULL;

  if (self->updating || self->lesson == NULL)
    return;
  act = lyc_act_check (self->lesson, self->progress, point_of (tick),
                       gtk_check_button_get_active (tick));
  lyc_outbox_perform (lyc_services_get_outbox (self->services), act);
}

static GtkWidget *
create_label (const char *markup)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  lyc_label_wrap (GTK_LABEL (label));
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  g_signal_connect (label, "activate-link", G_CALLBACK (lyc_place_link_activate), NULL);
  return label;
}

/* The whole line is the target, less the links in it. */
static void
released_cb (GtkWidget *tick, int n_press, double x, double y, GtkGesture *click)
{
  GtkLabel *label = GTK_LABEL (gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (click)));

  if (gtk_label_get_current_uri (label) == NULL)
    gtk_widget_activate (tick);
}

/* Beside the tick, not in it: the keyboard gets to no link inside of a check button. */
static GtkWidget *
create_words (GtkWidget *tick, const char *markup)
{
  GtkWidget *label = create_label (markup);
  GtkGesture *click = gtk_gesture_click_new ();

  gtk_widget_set_hexpand (label, TRUE);
  g_signal_connect_object (click, "released", G_CALLBACK (released_cb), tick, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (label, GTK_EVENT_CONTROLLER (click));
  return label;
}

static GtkWidget *
create_point (LycChecklistView *self, guint i)
{
  const char *text;
  const char *id = lyc_lesson_get_point (self->lesson, i, &text);
  GtkWidget *point = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0), *tick = gtk_check_button_new ();
  g_autoptr (GPtrArray) blocks = lyc_markdown_parse (text, NULL, NULL);
  const LycMarkdownBlock *block = blocks->len > 0 ? g_ptr_array_index (blocks, 0) : NULL;
  g_autofree char *words = lyc_markdown_to_plain (text, NULL, NULL);

  gtk_box_append (GTK_BOX (point), tick);
  gtk_box_append (GTK_BOX (point), create_words (tick, block != NULL ? block->markup : ""));
  gtk_accessible_update_property (GTK_ACCESSIBLE (tick), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  gtk_widget_add_css_class (point, "point");
  g_object_set_data_full (G_OBJECT (tick), "lyc-point", g_strdup (id), g_free);
  g_signal_connect_object (tick, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  return point;
}

static void
clear_points (LycChecklistView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->points)) != NULL)
    gtk_box_remove (GTK_BOX (self->points), child);
  self->shown_rev = -1;
}

static void
show_lesson (LycChecklistView *self)
{
  const char *summary = lyc_lesson_get_summary (self->lesson);

  if (self->shown_rev == lyc_record_get_rev (LYC_RECORD (self->lesson)))
    return;
  clear_points (self);
  self->shown_rev = lyc_record_get_rev (LYC_RECORD (self->lesson));
  gtk_label_set_text (GTK_LABEL (self->title), lyc_lesson_get_title (self->lesson));
  gtk_label_set_text (GTK_LABEL (self->summary), summary);
  gtk_widget_set_visible (self->summary, *summary != '\0');
  for (guint i = 0; i < lyc_lesson_get_n_points (self->lesson); i++)
    gtk_box_append (GTK_BOX (self->points), create_point (self, i));
  update (self);
}

static void
forget_lesson (LycChecklistView *self)
{
  if (self->progress != NULL)
    g_signal_handlers_disconnect_by_data (self->progress, self);
  g_clear_object (&self->progress);
  g_clear_object (&self->lesson);
}

static void
lyc_checklist_view_dispose (GObject *object)
{
  LycChecklistView *self = LYC_CHECKLIST_VIEW (object);

  forget_lesson (self);
  g_clear_pointer (&self->scroller, gtk_widget_unparent);
  g_clear_object (&self->services);
  G_OBJECT_CLASS (lyc_checklist_view_parent_class)->dispose (object);
}

static void
lyc_checklist_view_class_init (LycChecklistViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lyc_checklist_view_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "checklist-view");
}

static GtkWidget *
create_head (LycChecklistView *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_VERTICAL, 8);
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->title = create_label ("");
  gtk_widget_add_css_class (self->title, "title-1");
  self->summary = create_label ("");
  gtk_widget_add_css_class (self->summary, "summary");
  self->line = lyc_progress_line_new ();
  lyc_progress_line_set_label (LYC_PROGRESS_LINE (self->line), _("Points done"));
  gtk_widget_set_hexpand (self->line, TRUE);
  gtk_widget_set_valign (self->line, GTK_ALIGN_CENTER);
  self->count = gtk_label_new (NULL);
  gtk_box_append (GTK_BOX (row), self->line);
  gtk_box_append (GTK_BOX (row), self->count);
  gtk_box_append (GTK_BOX (head), self->title);
  gtk_box_append (GTK_BOX (head), self->summary);
  gtk_box_append (GTK_BOX (head), row);
  return head;
}

static void
lyc_checklist_view_init (LycChecklistView *self)
{
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 14);

  self->shown_rev = -1;
  self->points = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (box), create_head (self));
  gtk_box_append (GTK_BOX (box), self->points);
  gtk_widget_add_css_class (box, "article-box");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), READING_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  self->scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (self->scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (self->scroller), clamp);
  gtk_widget_set_vexpand (self->scroller, TRUE);
  gtk_widget_set_parent (self->scroller, GTK_WIDGET (self));
}

GtkWidget *
lyc_checklist_view_new (LycServices *services)
{
  LycChecklistView *self = g_object_new (LYC_TYPE_CHECKLIST_VIEW, NULL);

  self->services = g_object_ref (services);
  return GTK_WIDGET (self);
}

/**
 * lyc_checklist_view_set_lesson:
 * @lesson: (nullable): a checklist; %NULL to leave the one that is shown
 * @progress: (nullable): of the learner in it
 *
 * Shows the lesson, again whenever its record changed.
 */
void
lyc_checklist_view_set_lesson (LycChecklistView *self, LycLesson *lesson, LycProgress *progress)
{
  if (self->lesson != lesson)
    {
      forget_lesson (self);
      clear_points (self);
    }
  if (lesson == NULL)
    return;
  if (self->lesson == NULL)
    {
      self->lesson = g_object_ref (lesson);
      self->progress = g_object_ref (progress);
      g_signal_connect_object (progress, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
    }
  show_lesson (self);
}
