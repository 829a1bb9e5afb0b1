/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "home-columns.h"

#define GAP 8
/* Below this width the columns lie below each other. */
#define TWO_COLUMNS 620
/* Thousandths of the width for the first column. */
#define FIRST_SHARE 360

struct _LycHomeColumns
{
  GtkLayoutManager parent_instance;
};

G_DEFINE_FINAL_TYPE (LycHomeColumns, lyc_home_columns, GTK_TYPE_LAYOUT_MANAGER)

static int
first_width (int width)
{
  return width < TWO_COLUMNS ? width : (width - GAP) * FIRST_SHARE / 1000;
}

static int
second_width (int width)
{
  return width < TWO_COLUMNS ? width : width - GAP - first_width (width);
}

static int
height_for (GtkWidget *child, int width)
{
  int minimum, natural, narrowest;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &narrowest, NULL, NULL, NULL);
  gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, MAX (width, narrowest), &minimum, &natural,
                      NULL, NULL);
  return natural;
}

static int
total_height (GtkWidget *widget, int width)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  int one = height_for (first, first_width (width));
  int two = height_for (gtk_widget_get_next_sibling (first), second_width (width));

  return width < TWO_COLUMNS ? one + GAP + two : MAX (one, two);
}

static void
measure (GtkLayoutManager *manager, GtkWidget *widget, GtkOrientation orientation, int for_size,
         int *minimum, int *natural, int *minimum_baseline, int *natural_baseline)
{
  *minimum = *natural = 0;
  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = total_height (widget, for_size < 0 ? TWO_COLUMNS : for_size);
      return;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least, most;

      gtk_widget_measure (child, orientation, -1, &least, &most, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural = MAX (*natural, most);
    }
}

static void
allocate (GtkLayoutManager *manager, GtkWidget *widget, int width, int height, int baseline)
{
  GtkWidget *first = gtk_widget_get_first_child (widget);
  GtkWidget *second = gtk_widget_get_next_sibling (first);
  GtkAllocation one = { 0, 0, first_width (width), 0 };
  GtkAllocation two = { 0, 0, second_width (width), 0 };

  one.height = height_for (first, one.width);
  two.height = height_for (second, two.width);
  if (width < TWO_COLUMNS)
    two.y = one.height + GAP;
  else if (gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL)
    one.x = two.width + GAP;
  else
    two.x = one.width + GAP;
  gtk_widget_size_allocate (first, &one, -1);
  gtk_widget_size_allocate (second, &two, -1);
}

static GtkSizeRequestMode
get_request_mode (GtkLayoutManager *manager, GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
lyc_home_columns_class_init (LycHomeColumnsClass *klass)
{
  GtkLayoutManagerClass *manager_class = GTK_LAYOUT_MANAGER_CLASS (klass);

  manager_class->measure = measure;
  manager_class->allocate = allocate;
  manager_class->get_request_mode = get_request_mode;
}

static void
lyc_home_columns_init (LycHomeColumns *self)
{
}
