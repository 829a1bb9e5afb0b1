/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Each line of tests/support/hostile-text.txt, and lines as long as the longest post, in each field
 * that a person fills, as far as the platform takes it, in the places that show it (named on the
 * command line, each in a window of its own): it is shown as text, no link goes anywhere but where
 * links may go, and the toolkit warns of nothing (a warning ends the test). At the end it says what
 * the costliest frame of each place took of the processor. */
#include "config.h"

#include <adwaita.h>
#include <string.h>
#include <time.h>

#include "hostile.h"
#include "kit.h"
#include "markdown.h"
#include "post-text.h"

#define LONG_LINE (1024 * 1024)
#define LONGEST_FIELD                                                                              \
  20000 /* characters of a post; an article has ten times as many, and no one writes it here */
#define SAID 80 /* so many of them are in every place: a name has no more */
#define MAX_PLACES 8
#define MAX_FRAMES 4
#define NARROW 360 /* pixels that each place has at least */

/* What a frame took of the processor, in milliseconds, and of which line. */
typedef struct
{
  double ms;
  char *line;
  gsize length;
} Cost;

typedef struct
{
  const HostilePane *pane;
  GtkWidget *window;
  GtkWidget *widget;
  int width; /* the least that it needs of its own */
  double began_ms;
  double frame_ms, layout_ms, show_ms; /* the longest of this line */
  Cost frame, layout, show;            /* the longest of all */
} Place;

typedef struct
{
  LycServices *services;
  Place places[MAX_PLACES];
  guint n_places;
  double put_ms;
  Cost put; /* what all places together do when objects change */
} Scene;

static double
cpu_ms (void)
{
  struct timespec used;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &used);
  return used.tv_sec * 1000.0 + used.tv_nsec / 1000000.0;
}

static void
before_cb (Place *place)
{
  place->began_ms = cpu_ms ();
}

static void
laid_out_cb (Place *place)
{
  place->layout_ms = MAX (place->layout_ms, cpu_ms () - place->began_ms);
}

static void
after_cb (Place *place)
{
  place->frame_ms = MAX (place->frame_ms, cpu_ms () - place->began_ms);
}

static void
note_cost (Cost *cost, double ms, const char *text, const char *json)
{
  if (ms <= cost->ms)
    return;
  g_free (cost->line);
  *cost = (Cost){ .ms = ms,
                  .line = g_utf8_substring (json, 0, MIN (24, g_utf8_strlen (json, -1))),
                  .length = g_utf8_strlen (text, -1) };
}

static gboolean
ask_for_frame (Place *place, gint64 last)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (place->window);

  if (gdk_frame_clock_get_frame_counter (clock) > last)
    return FALSE;
  gdk_frame_clock_request_phase (clock, GDK_FRAME_CLOCK_PHASE_PAINT);
  return TRUE;
}

/* The next frame of every place. */
static void
frame (Scene *scene)
{
  gint64 last[MAX_PLACES];
  gboolean waits = TRUE;

  for (guint i = 0; i < scene->n_places; i++)
    {
      GdkFrameClock *clock = gtk_widget_get_frame_clock (scene->places[i].window);

      last[i] = gdk_frame_clock_get_frame_counter (clock);
      gtk_widget_queue_draw (scene->places[i].window);
    }
  while (waits)
    {
      waits = FALSE;
      for (guint i = 0; i < scene->n_places; i++)
        waits |= ask_for_frame (&scene->places[i], last[i]);
      if (waits)
        g_main_context_iteration (NULL, TRUE);
    }
}

static void
frames (Scene *scene, int n)
{
  for (; n > 0; n--)
    frame (scene);
}

static int
least_width (GtkWidget *widget)
{
  int width;

  gtk_widget_measure (widget, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
  return width;
}

static void
follow_frames (Place *place)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (place->window);

  g_signal_connect_swapped (clock, "before-paint", G_CALLBACK (before_cb), place);
  g_signal_connect_data (clock, "layout", G_CALLBACK (laid_out_cb), place, NULL,
                         G_CONNECT_AFTER | G_CONNECT_SWAPPED);
  g_signal_connect_swapped (clock, "after-paint", G_CALLBACK (after_cb), place);
}

static void
add_place (Scene *scene, const char *name)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();
  Place *place = &scene->places[scene->n_places++];

  g_assert_cmpuint (scene->n_places, <=, MAX_PLACES);
  place->pane = hostile_panes_find (name);
  place->widget = place->pane->make (scene->services);
  place->window = gtk_window_new ();
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_EXTERNAL,
                                  place->pane->scrolled ? GTK_POLICY_AUTOMATIC : GTK_POLICY_NEVER);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), place->widget);
  gtk_window_set_default_size (GTK_WINDOW (place->window), NARROW, 900);
  gtk_window_set_child (GTK_WINDOW (place->window), scroller);
  gtk_window_present (GTK_WINDOW (place->window));
  follow_frames (place);
}

static void
set_up (Scene *scene, gconstpointer data)
{
  *scene = (Scene){ .services = fixture_new () };
  hostile_put_everywhere (scene->services, "x", "\"x\"");
  for (char **names = (char **) data; *names != NULL; names++)
    add_place (scene, *names);
  frames (scene, 3);
  for (guint i = 0; i < scene->n_places; i++)
    scene->places[i].width = least_width (scene->places[i].widget);
}

static void
tear_down (Scene *scene, gconstpointer data)
{
  for (guint i = 0; i < scene->n_places; i++)
    {
      Place *place = &scene->places[i];

      g_signal_handlers_disconnect_by_data (gtk_widget_get_frame_clock (place->window), place);
      gtk_window_destroy (GTK_WINDOW (place->window));
      g_free (place->frame.line);
      g_free (place->layout.line);
      g_free (place->show.line);
    }
  g_free (scene->put.line);
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

/* A line may end in a long word by a mark that is not seen. */
static gboolean
says (const char *shown, const char *text)
{
  g_auto (GStrv) shown_parts = g_strsplit (shown, "\u200b", -1);
  g_auto (GStrv) text_parts = g_strsplit (text, "\u200b", -1);
  g_autofree char *shown_signs = g_strjoinv (NULL, shown_parts);
  g_autofree char *text_signs = g_strjoinv (NULL, text_parts);

  return strstr (shown, text) != NULL
         || (*text_signs != '\0' && strstr (shown_signs, text_signs) != NULL);
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
      found = says (gtk_label_get_text (label), text);
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
  for (guint i = 0; i < scene->n_places; i++)
    {
      const Place *place = &scene->places[i];
      int width = least_width (place->widget);

      if (width > MAX (place->width, NARROW))
        g_error ("%s becomes %d wide by %.60s", place->pane->name, width, json);
    }
}

/* Returns: (nullable): the name of a pane that does not say the text as it is */
static const char *
find_silent (Scene *scene, const char *text)
{
  for (guint i = 0; i < scene->n_places; i++)
    if (!scene->places[i].pane->marked && check_labels (scene->places[i].widget, text) == 0)
      return scene->places[i].pane->name;
  return NULL;
}

/* What comes in later frames than the first is waited for. */
static void
assert_said (Scene *scene, const char *text, const char *json)
{
  g_autofree char *beginning = hostile_cut (text, SAID);
  const char *silent;
  guint n = 0;

  do
    {
      while (g_main_context_iteration (NULL, FALSE))
        ;
      frames (scene, 1);
    }
  while ((silent = find_silent (scene, beginning)) != NULL && n++ < MAX_FRAMES);
  if (silent != NULL)
    g_error ("%s does not show as it is: %.200s", silent, json);
}

static void
show_place (Scene *scene, Place *place, const char *text)
{
  double began_ms = cpu_ms ();

  place->frame_ms = place->layout_ms = 0;
  if (place->pane->show != NULL)
    place->pane->show (place->widget, scene->services, text);
  place->show_ms = cpu_ms () - began_ms;
}

static void
note_place (Place *place, const char *text, const char *json)
{
  note_cost (&place->frame, place->frame_ms, text, json);
  note_cost (&place->layout, place->layout_ms, text, json);
  note_cost (&place->show, place->show_ms, text, json);
}

static void
show_line (Scene *scene, const char *json)
{
  g_autoptr (JsonNode) node = json_from_string (json, NULL);
  double began_ms = cpu_ms ();
  const char *text;

  g_assert_nonnull (node);
  text = json_node_get_string (node);
  hostile_put_everywhere (scene->services, text, json);
  note_cost (&scene->put, cpu_ms () - began_ms, text, json);
  for (guint i = 0; i < scene->n_places; i++)
    show_place (scene, &scene->places[i], text);
  assert_said (scene, text, json);
  check_widths (scene, text, json);
  for (guint i = 0; i < scene->n_places; i++)
    note_place (&scene->places[i], text, json);
}

static void
say_costs (const Scene *scene, const char *lines)
{
  g_test_message ("%s: processor time of all places when objects change %.1f ms, at %zu of %s",
                  lines, scene->put.ms, scene->put.length, scene->put.line);
  for (guint i = 0; i < scene->n_places; i++)
    {
      const Place *place = &scene->places[i];

      g_test_message ("%s: %-10s told %6.1f, laid out %6.1f, frame %6.1f ms (%zu of %s)", lines,
                      place->pane->name, place->show.ms, place->layout.ms, place->frame.ms,
                      place->frame.length, place->frame.line);
    }
}

static void
test_lines (Scene *scene, gconstpointer data)
{
  g_autofree char *all = NULL;
  g_auto (GStrv) lines = NULL;

  g_assert_true (g_file_get_contents (g_getenv ("LYC_HOSTILE_TEXT"), &all, NULL, NULL));
  lines = g_strsplit (g_strchomp (all), "\n", -1);
  g_assert_cmpuint (g_strv_length (lines), >=, 300);
  for (guint i = 0; lines[i] != NULL; i++)
    show_line (scene, lines[i]);
  say_costs (scene, "lines");
}

/* What the long lines consist of. */
static const char *const parts[] = {
  "word ", "a", "*a ", "\u05d0", "a\u0301\u0302\u0303", "<b>", "\u202e", "[a](x:y) ", "a\n\n"
};

static char *
repeat (const char *part, gsize length)
{
  GString *line = g_string_sized_new (length);

  while (line->len < length)
    g_string_append (line, part);
  return g_string_free (line, FALSE);
}

/* Every field as full as the platform lets it be. */
static void
test_full (Scene *scene, gconstpointer data)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *text = repeat (parts[i], LONGEST_FIELD);
      g_autoptr (JsonNode) node = json_node_init_string (json_node_alloc (), text);
      g_autofree char *json = json_to_string (node, FALSE);

      show_line (scene, json);
    }
  say_costs (scene, "full");
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
  g_autoptr (LycServices) services = fixture_new ();
  double usual_ms = 0;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      g_autofree char *line = repeat (parts[i], LONG_LINE);
      int height;
      double ms;

      ms = lay_out_ms (services, line, &height);
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
    {
      g_test_add ("/shell/hostile/lines", Scene, argv + 1, set_up, test_lines, tear_down);
      g_test_add ("/shell/hostile/full", Scene, argv + 1, set_up, test_full, tear_down);
    }
  return g_test_run ();
}
