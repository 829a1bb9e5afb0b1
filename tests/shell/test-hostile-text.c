/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each line of tests/support/hostile-text.txt in each field that a person fills, in the places that
 * show it (named on the command line, beside each other): it is shown as text, no link goes
 * anywhere but where links may go, and the toolkit warns of nothing (a warning ends the test). */
#include "config.h"

#include <adwaita.h>
#include <string.h>
#include <time.h>

#include "hostile.h"
#include "kit.h"
#include "markdown.h"
#include "post-text.h"

#define LONG_LINE (1024 * 1024)
#define MAX_PANES 8
#define MAX_FRAMES 4
#define NARROW 360 /* pixels that each place has at least */

typedef struct
{
  LycServices *services;
  GtkWidget *window;
  const HostilePane *panes[MAX_PANES];
  GtkWidget *widgets[MAX_PANES];
  int widths[MAX_PANES]; /* the least each needs of its own */
  guint n_panes;
  gint64 frame_us; /* when the frame that is being made began */
  double longest_ms;
} Scene;

static void
before_cb (Scene *scene)
{
  scene->frame_us = g_get_monotonic_time ();
}

static void
after_cb (Scene *scene)
{
  scene->longest_ms = MAX (scene->longest_ms, (g_get_monotonic_time () - scene->frame_us) / 1000.0);
}

static void
frames (Scene *scene, int n)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (scene->window);
  gint64 start = gdk_frame_clock_get_frame_counter (clock);

  gtk_widget_queue_draw (scene->window);
  while (gdk_frame_clock_get_frame_counter (clock) < start + n)
    {
      gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
      g_main_context_iteration (NULL, TRUE);
    }
}

static int
least_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

static void
add_pane (Scene *scene, GtkBox *box, const char *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  guint i = scene->n_panes++;

  g_assert_cmpuint (i, <, MAX_PANES);
  scene->panes[i] = hostile_panes_find (name);
  scene->widgets[i] = scene->panes[i]->make (scene->services);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  scene->panes[i]->scrolled ? GTK_POLICY_AUTOMATIC
                                                            : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), scene->widgets[i]);
  gtk_box_append (box, scroller);
}

static void
set_up (Scene *scene, gconstpointer data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GdkFrameClock *clock;

  *scene = (Scene){ .services = fixture_new () };
  hostile_put_everywhere (scene->services, "\"x\"");
  for (char **names = (char **) data; *names != NULL; names++)
    add_pane (scene, GTK_BOX (box), *names);
  gtk_box_set_homogeneous (GTK_BOX (box), TRUE);
  scene->window = gtk_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (scene->window), (int) scene->n_panes * 300, 900);
  gtk_window_set_child (GTK_WINDOW (scene->window), box);
  gtk_window_present (GTK_WINDOW (scene->window));
  clock = gtk_widget_get_frame_clock (scene->window);
  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_cb), scene);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_cb), scene);
  frames (scene, 3);
  for (guint i = 0; i < scene->n_panes; i++)
    scene->widths[i] = least_width (scene->widgets[i]);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (scene->window), scene);
  gtk_window_destroy (GTK_WINDOW (scene->window));
  g_object_unref (scene->services);
}

static void
check_links (const char *markup)
{
  static const char *const schemes[] = { "http://", "https://", "mailto:", "lyceum:" };

  for (const char *at = strstr (markup, "href=\""); at != NULL; at = strstr (at, "href=\""))
    {
      gboolean allowed = FALSE;

      at += strlen ("href=\"");
      for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
        allowed |= g_ascii_strncasecmp (at, schemes[i], strlen (schemes[i])) == 0;
      if (!allowed)
        g_error ("a link that may not be: %s", at);
    }
}

/* Every label below @widget; counts those that say @text as it is. */
static guint
check_labels (GtkWidget *widget, const char *text)
{
  guint found = 0;

  if (GTK_IS_LABEL (widget))
    {
      GtkLabel *label = GTK_LABEL (widget);

      if (gtk_label_get_use_markup (label))
        check_links (gtk_label_get_label (label));
      found = strstr (gtk_label_get_text (label), text) != NULL;
    }
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    found += check_labels (child, text);
  return found;
}

/* Tabs and heaps of marks stand in no line that could be broken. */
static gboolean
is_plain (const char *text)
{
  for (const char *c = text; *c != '\0'; c++)
    if (!g_ascii_isprint (*c))
      return FALSE;
  return TRUE;
}

/* No word, however long, takes room from what stands beside it. */
static void
check_widths (Scene *scene, const char *text, const char *json)
{
  if (!is_plain (text))
    return;
  for (guint i = 0; i < scene->n_panes; i++)
    {
      int width = least_width (scene->widgets[i]);

      if (width > MAX (scene->widths[i], NARROW))
        g_error ("%s becomes %d wide by %.60s", scene->panes[i]->name, width, json);
    }
}

/* Returns: (nullable): the name of a pane that does not say the text as it is */
static const char *
find_silent (Scene *scene, const char *text)
{
  for (guint i = 0; i < scene->n_panes; i++)
    if (check_labels (scene->widgets[i], text) == 0 && !scene->panes[i]->marked)
      return scene->panes[i]->name;
  return NULL;
}

/* What comes in later frames than the first is waited for. */
static void
assert_said (Scene *scene, const char *text, const char *json)
{
  const char *silent;
  guint n = 0;

  do
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      frames (scene, 1);
    }
  while ((silent = find_silent (scene, text)) != NULL && n++ < MAX_FRAMES);
  if (silent != NULL)
    g_error ("%s does not show as it is: %s", silent, json);
}

static double
show_line (Scene *scene, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  const char *text;

  g_assert_nonnull (node);
  text = json_node_get_string (node);
  scene->longest_ms = 0;
  hostile_put_everywhere (scene->services, json);
  for (guint i = 0; i < scene->n_panes; i++)
    if (scene->panes[i]->show != NULL)
      scene->panes[i]->show (scene->widgets[i], scene->services, text);
  check_widths (scene, text, json);
  assert_said (scene, text, json);
  return scene->longest_ms;
}

static void
test_lines (Scene *scene, gconstpointer data)
{
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;
  double longest_ms = 0;
  guint at = 0;

  g_assert_true (g_file_get_contents (g_getenv ("LYC_HOSTILE_TEXT"), &all, NULL, NULL));
  lines = g_strsplit (g_strchomp (all), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 300);
  for (guint i = 0; lines[i] != NULL; i++)
    {
      double ms = show_line (scene, lines[i]);

      if (ms > longest_ms)
        {
          longest_ms = ms;
          at = i;
        }
    }
  g_test_message ("%u lines; longest frame of %u places %.1f ms, at %.60s", g_strv_length (lines),
                  scene->n_panes, longest_ms, lines[at]);
}

static double
cpu_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return used.tv_sec * 1000.0 + used.tv_nsec / 1000000.0;
}

/* What a post's text costs the processor, from Markdown to a height. */
static double
lay_out_ms (LycServices *services, const char *body, int *height)
{
  GtkWidget *text = g_object_ref_sink (lyc_post_text_new (services));
  double began_ms = cpu_ms (), took_ms;

  lyc_post_text_set_markdown (LYC_POST_TEXT (text), body);
  gtk_widget_measure (text, GTK_ORIENTATION_VERTICAL, 280, NULL, height, NULL, NULL);
  took_ms = cpu_ms () - began_ms;
  check_labels (text, "x");
  g_object_unref (text);
  return took_ms;
}

/* A line that is longer than any that the platform takes costs no more than a few long posts. */
static void
test_long_line (gconstpointer data)
{
  static const char *const parts[]
      = { "word ", "a",      "*a ",       "\u05d0", "a\u0301\u0302\u0303",
          "<b>",   "\u202e", "[a](x:y) ", "a\n\n" };

  g_autoptr (LycServices) services = fixture_new ();
  double usual_ms = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autoptr (GString) line = g_string_new (NULL);
      int height;
      double ms;

      while (line->len < LONG_LINE)
        g_string_append (line, parts[i]);
      ms = lay_out_ms (services, line->str, &height);
      g_test_message ("1 MiB of part %u: %.1f ms, %d px high", i, ms, height);
      usual_ms = i == 0 ? ms : usual_ms;
      g_assert_cmpfloat (ms, <, 20 * usual_ms);
    }
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  lyc_kit_init ();
  g_test_add_data_func ("/shell/hostile/long-line", NULL, test_long_line);
  if (argc > 1)
    g_test_add ("/shell/hostile/lines", Scene, argv + 1, set_up, test_lines, tear_down);
  return g_test_run ();
}
