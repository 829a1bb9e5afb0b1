/* SPDX-License-Identifier: GPL-3.0-or-later */
#include <adwaita.h>

#include "label-layout.h"
#include "label-wrap.h"

#define WIDTH 300

typedef struct
{
  GtkWidget *window;
  GtkWidget *label;
} Fixture;

/* A label that is aligned, as GTK would look for a width that goes with its height. */
static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->window = gtk_window_new ();
  fixture->label = gtk_label_new ("x");
  lyc_label_wrap (GTK_LABEL (fixture->label));
  gtk_widget_set_valign (fixture->label, GTK_ALIGN_START);
  gtk_widget_set_halign (fixture->label, GTK_ALIGN_START);
  gtk_window_set_child (GTK_WINDOW (fixture->window), fixture->label);
  gtk_window_set_default_size (GTK_WINDOW (fixture->window), WIDTH, 200);
  gtk_window_present (GTK_WINDOW (fixture->window));
  while (gtk_widget_get_width (fixture->label) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (fixture->window));
}

static void
say (Fixture *fixture, guint n_words)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    g_string_append (text, "word ");
  gtk_label_set_text (GTK_LABEL (fixture->label), text->str);
}

static int
measure (Fixture *fixture, GtkOrientation orientation, int for_size, int *natural)
{
  int minimum;

  gtk_widget_measure (fixture->label, orientation, for_size, &minimum, natural, NULL, NULL);
  return minimum;
}

static int
layout_width (Fixture *fixture)
{
  return pango_layout_get_width (gtk_label_get_layout (GTK_LABEL (fixture->label)));
}

/* It says the same for every height: to find a width for one it would be laid out a dozen times. */
static void
test_no_search (Fixture *fixture, gconstpointer data)
{
  for (guint n = 3; n <= 3000; n *= 10)
    {
      int natural, natural_for_height;
      int minimum;

      say (fixture, n);
      minimum = measure (fixture, GTK_ORIENTATION_HORIZONTAL, -1, &natural);
      g_assert_cmpint (natural, >, minimum);
      for (int height = measure (fixture, GTK_ORIENTATION_VERTICAL, WIDTH, NULL); height < 40000;
           height = height * 2)
        {
          g_assert_cmpint (
              measure (fixture, GTK_ORIENTATION_HORIZONTAL, height, &natural_for_height), ==,
              minimum);
          g_assert_cmpint (natural_for_height, ==, natural);
        }
    }
}

/* A text that changed is laid out at the width that is asked for, and at no other: the one before
 * had a place as narrow as a letter. */
static void
test_one_layout (Fixture *fixture, gconstpointer data)
{
  g_assert_cmpint (gtk_widget_get_width (fixture->label), <, WIDTH / 2);
  say (fixture, 1000);
  measure (fixture, GTK_ORIENTATION_VERTICAL, WIDTH, NULL);
  g_assert_cmpint (layout_width (fixture), ==, WIDTH * PANGO_SCALE);
  while (gtk_widget_get_width (fixture->label) < WIDTH)
    g_main_context_iteration (NULL, TRUE);
  /* What is on the screen stays as it is laid out, whatever else is asked. */
  g_assert_cmpint (measure (fixture, GTK_ORIENTATION_VERTICAL, WIDTH / 2, NULL), >,
                   gtk_widget_get_height (fixture->label));
  g_assert_cmpint (layout_width (fixture), ==, gtk_widget_get_width (fixture->label) * PANGO_SCALE);
}

/* How wide it likes to be is how long its longest line is, within what it may take. */
static void
test_natural (Fixture *fixture, gconstpointer data)
{
  g_autoptr (PangoLayout) line = NULL;
  int natural, least, width;

  say (fixture, 100);
  line = gtk_widget_create_pango_layout (fixture->label,
                                         gtk_label_get_text (GTK_LABEL (fixture->label)));
  pango_layout_get_pixel_size (line, &width, NULL);
  least = measure (fixture, GTK_ORIENTATION_HORIZONTAL, -1, &natural);
  g_assert_cmpint (natural, ==, width);
  gtk_label_set_max_width_chars (GTK_LABEL (fixture->label), 20);
  measure (fixture, GTK_ORIENTATION_HORIZONTAL, -1, &natural);
  g_assert_cmpint (natural, <, width);
  g_assert_cmpint (natural, >, least);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add ("/label-layout/no-search", Fixture, NULL, set_up, test_no_search, tear_down);
  g_test_add ("/label-layout/one-layout", Fixture, NULL, set_up, test_one_layout, tear_down);
  g_test_add ("/label-layout/natural", Fixture, NULL, set_up, test_natural, tear_down);
  return g_test_run ();
}
