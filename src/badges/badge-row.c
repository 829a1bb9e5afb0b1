/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "badge-row.h"

#include <glib/gi18n-lib.h>

#include "badge-definition.h"
#include "badge-emblem.h"
#include "kit.h"
#include "progress-line.h"
#include "time-text.h"
#include "lyc-badges-resources.h"

struct _LycBadgeRow
{
  GtkListBoxRow parent_instance;

  LycBadge *badge;
  LycBadgeDefinition *definition;

  LycBadgeEmblem *emblem;
  GtkLabel *name;
  LycProgressLine *line;
  GtkLabel *detail;
};

G_DEFINE_FINAL_TYPE (LycBadgeRow, lyc_badge_row, GTK_TYPE_LIST_BOX_ROW)

/* What is there and what it is of, in the words of what is counted. */
static char *
dup_so_far (const char *measure, int have, int goal)
{
  if (g_str_equal (measure, "answers_accepted"))
    return g_strdup_printf (_("%d of %d answers accepted"), have, goal);
  if (g_str_equal (measure, "questions_asked"))
    return g_strdup_printf (_("%d of %d questions asked"), have, goal);
  if (g_str_equal (measure, "answers_given"))
    return g_strdup_printf (_("%d of %d answers given"), have, goal);
  if (g_str_equal (measure, "tasks_done"))
    return g_strdup_printf (_("%d of %d tasks done"), have, goal);
  if (g_str_equal (measure, "quizzes_passed"))
    return g_strdup_printf (_("%d of %d quizzes passed"), have, goal);
  if (g_str_equal (measure, "lessons_completed"))
    return g_strdup_printf (_("%d of %d lessons completed"), have, goal);
  return g_strdup_printf (_("%d of %d"), have, goal);
}

static char *
dup_detail (LycBadgeRow *self)
{
  gint64 earned_at = lyc_badge_get_earned_at (self->badge);
  g_autofree char *when = NULL;

  if (earned_at == 0)
    return dup_so_far (lyc_badge_definition_get_measure (self->definition),
                       (int) lyc_badge_get_have (self->badge),
                       (int) lyc_badge_get_goal (self->badge));
  when = lyc_time_text_day (earned_at, g_get_real_time () / 1000);
  return g_strdup_printf (C_ ("badge", "earned: %s"), when);
}

static void
update (LycBadgeRow *self)
{
  gint64 have = lyc_badge_get_have (self->badge);
  gint64 goal = MAX (lyc_badge_get_goal (self->badge), 1);
  const char *name = lyc_badge_definition_get_name (self->definition);
  g_autofree char *detail = dup_detail (self);
  g_autofree char *label = g_strdup_printf ("%s, %s", name, detail);

  gtk_label_set_text (self->name, name);
  gtk_label_set_text (self->detail, detail);
  lyc_kit_set_tooltip (GTK_WIDGET (self), lyc_badge_definition_get_criteria (self->definition));
  lyc_progress_line_set_fraction (self->line, CLAMP ((double) have / (double) goal, 0, 1));
  lyc_progress_line_set_label (self->line, name);
  lyc_badge_emblem_show (self->emblem, lyc_badge_definition_get_icon (self->definition),
                         lyc_badge_definition_get_nth_colours (self->definition, 0),
                         lyc_badge_definition_get_nth_colours (self->definition, 1), have > 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  lyc_badge_definition_get_criteria (self->definition), -1);
}

static void
lyc_badge_row_dispose (GObject *object)
{
  LycBadgeRow *self = LYC_BADGE_ROW (object);

  /* First: the template takes the child away without a word to the row. */
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), NULL);
  gtk_widget_dispose_template (GTK_WIDGET (self), LYC_TYPE_BADGE_ROW);
  g_clear_object (&self->badge);
  g_clear_object (&self->definition);
  G_OBJECT_CLASS (lyc_badge_row_parent_class)->dispose (object);
}

static void
lyc_badge_row_class_init (LycBadgeRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (LYC_TYPE_BADGE_EMBLEM);
  g_type_ensure (LYC_TYPE_PROGRESS_LINE);
  G_OBJECT_CLASS (klass)->dispose = lyc_badge_row_dispose;
  g_resources_register (lyc_badges_get_resource ());
  gtk_widget_class_set_template_from_resource (
      widget_class, "/io/github/lyceum_desktop/Lyceum/badges/badge-row.ui");
  gtk_widget_class_bind_template_child (widget_class, LycBadgeRow, emblem);
  gtk_widget_class_bind_template_child (widget_class, LycBadgeRow, name);
  gtk_widget_class_bind_template_child (widget_class, LycBadgeRow, line);
  gtk_widget_class_bind_template_child (widget_class, LycBadgeRow, detail);
}

static void
lyc_badge_row_init (LycBadgeRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

/* Returns: (transfer floating): a row that follows @badge and what it is a badge of */
GtkWidget *
lyc_badge_row_new (LycServices *services, LycBadge *badge)
{
  LycBadgeRow *self = g_object_new (LYC_TYPE_BADGE_ROW, NULL);

  self->badge = g_object_ref (badge);
  self->definition = LYC_BADGE_DEFINITION (
      lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_BADGE_CLASS,
                          lyc_badge_get_badge_class_id (badge)));
  g_signal_connect_object (badge, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->definition, "changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

/* Returns: (transfer none) */
LycBadge *
lyc_badge_row_get_badge (LycBadgeRow *self)
{
  return self->badge;
}
