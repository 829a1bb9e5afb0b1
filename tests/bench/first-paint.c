/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Loaded into a GTK program with LD_PRELOAD: says when a frame was first painted, without a word of
 * the program's own. Writes the milliseconds since LYC_BENCH_BEGAN (monotonic, in microseconds) and
 * the processor's milliseconds so far to the file LYC_BENCH_PAINTED.
 *
 * LYC_BENCH_CLASS names a CSS class: then the frame counts that shows LYC_BENCH_TEXT in a label
 * below a widget of that class. */
#include <gtk/gtk.h>
#include <time.h>

static gboolean
has_text (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_mapped (widget) || gtk_widget_get_width (widget) == 0)
    return FALSE;
  if (GTK_IS_LABEL (widget))
    return strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (has_text (child, text))
      return TRUE;
  return FALSE;
}

static gboolean
shows (GtkWidget *widget, const char *css_class, const char *text)
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  if (gtk_widget_has_css_class (widget, css_class))
    return has_text (widget, text);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, css_class, text))
      return TRUE;
  return FALSE;
}

static gboolean
is_painted (void)
{
  const char *css_class = g_getenv ("LYC_BENCH_CLASS");
  GListModel *windows = gtk_window_get_toplevels ();

  for (guint i = 0; i < g_list_model_get_n_items (windows); i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);

      if (gtk_widget_get_mapped (window)
          && (css_class == NULL || shows (window, css_class, g_getenv ("LYC_BENCH_TEXT"))))
        return TRUE;
    }
  return FALSE;
}

static void
tell (void)
{
  double wall = (g_get_monotonic_time () - g_ascii_strtoll (g_getenv ("LYC_BENCH_BEGAN"), NULL, 10))
                / 1000.0;
  g_autofree char *text = NULL;
  struct timespec used;

  clock_gettime (CLOCK_PROCESS_CPUTIME_ID, &used);
  text = g_strdup_printf ("%.2f %.2f\n", wall, used.tv_sec * 1000.0 + used.tv_nsec / 1000000.0);
  g_file_set_contents (g_getenv ("LYC_BENCH_PAINTED"), text, -1, NULL);
}

static gboolean
after_paint_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  if (!is_painted ())
    return TRUE;
  tell ();
  return FALSE;
}

__attribute__ ((constructor)) static void
begin (void)
{
  gpointer klass;

  g_unsetenv ("LD_PRELOAD");
  if (g_getenv ("LYC_BENCH_PAINTED") == NULL)
    return;
  klass = g_type_class_ref (GDK_TYPE_FRAME_CLOCK);
  g_signal_add_emission_hook (g_signal_lookup ("after-paint", GDK_TYPE_FRAME_CLOCK), 0,
                              after_paint_cb, NULL, NULL);
  g_type_class_unref (klass);
}
