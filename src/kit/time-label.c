/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "time-label.h"

#include "kit.h"

#include <glib/gi18n-lib.h>

#define MINUTE_MS (60 * G_GINT64_CONSTANT (1000))
#define HOUR_MS (60 * MINUTE_MS)
#define TICK_SECONDS 30

struct _LycTimeLabel
{
  GtkWidget parent_instance;

  GtkWidget *label;
  LycTimeStyle style;
  gint64 time;
};

G_DEFINE_FINAL_TYPE (LycTimeLabel, lyc_time_label, GTK_TYPE_WIDGET)

/* Every mapped label, and the timer that runs while there is one. */
static GHashTable *shown;
static guint timer;

static gint64
now_ms (void)
{
  return g_get_real_time () / 1000;
}

static void
refresh (LycTimeLabel *self)
{
  g_autofree char *text
      = self->time ? lyc_time_label_format (self->style, self->time, now_ms ()) : g_strdup ("");

  if (g_strcmp0 (text, gtk_label_get_text (GTK_LABEL (self->label))) != 0)
    gtk_label_set_text (GTK_LABEL (self->label), text);
}

static gboolean
tick_cb (gpointer user_data)
{
  GHashTableIter iter;
  gpointer label;

  g_hash_table_iter_init (&iter, shown);
  while (g_hash_table_iter_next (&iter, &label, NULL))
    refresh (label);
  return G_SOURCE_CONTINUE;
}

static void
map (GtkWidget *widget)
{
  LycTimeLabel *self = LYC_TIME_LABEL (widget);

  GTK_WIDGET_CLASS (lyc_time_label_parent_class)->map (widget);
  if (!shown)
    shown = g_hash_table_new (NULL, NULL);
  if (self->style == LYC_TIME_CLOCK)
    return;
  refresh (self);
  g_hash_table_add (shown, self);
  if (!timer)
    timer = g_timeout_add_seconds (TICK_SECONDS, tick_cb, NULL);
}

static void
unmap (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (lyc_time_label_parent_class)->unmap (widget);
  if (shown && g_hash_table_remove (shown, widget) && g_hash_table_size (shown) == 0)
    g_clear_handle_id (&timer, g_source_remove);
}

static void
dispose (GObject *object)
{
  g_clear_pointer (&LYC_TIME_LABEL (object)->label, gtk_widget_unparent);
  G_OBJECT_CLASS (lyc_time_label_parent_class)->dispose (object);
}

static void
lyc_time_label_class_init (LycTimeLabelClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = dispose;
  GTK_WIDGET_CLASS (klass)->map = map;
  GTK_WIDGET_CLASS (klass)->unmap = unmap;
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
lyc_time_label_init (LycTimeLabel *self)
{
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "meta");
}

GtkWidget *
lyc_time_label_new (LycTimeStyle style)
{
  LycTimeLabel *self = g_object_new (LYC_TYPE_TIME_LABEL, NULL);

  self->style = style;
  return GTK_WIDGET (self);
}

static GDateTime *
local_time (gint64 ms)
{
  return g_date_time_new_from_unix_local (ms / 1000);
}

void
lyc_time_label_set_time (LycTimeLabel *self, gint64 ms)
{
  g_autoptr (GDateTime) time = ms ? local_time (ms) : NULL;
  g_autofree char *full = time ? g_date_time_format (time, "%c") : NULL;

  self->time = ms;
  refresh (self);
  lyc_kit_set_tooltip (GTK_WIDGET (self), full);
}

gint64
lyc_time_label_get_time (LycTimeLabel *self)
{
  return self->time;
}

/* Whole days between two local dates, whatever the hours. */
static int
days_between (GDateTime *then, GDateTime *now)
{
  GDate a, b;

  g_date_clear (&a, 1);
  g_date_clear (&b, 1);
  g_date_set_dmy (&a, g_date_time_get_day_of_month (then), g_date_time_get_month (then),
                  g_date_time_get_year (then));
  g_date_set_dmy (&b, g_date_time_get_day_of_month (now), g_date_time_get_month (now),
                  g_date_time_get_year (now));
  return g_date_days_between (&a, &b);
}

char *
lyc_time_label_format (LycTimeStyle style, gint64 then, gint64 now)
{
  g_autoptr (GDateTime) a = local_time (then);
  g_autoptr (GDateTime) b = local_time (now);
  gint64 ago = now - then;
  int days;

  if (!a || !b)
    return g_strdup ("");
  if (style == LYC_TIME_CLOCK)
    return g_date_time_format (a, "%H:%M");
  days = days_between (a, b);
  if (ago < MINUTE_MS)
    return g_strdup (_("now"));
  if (ago < HOUR_MS)
    return g_strdup_printf (_("%d min"), (int) (ago / MINUTE_MS));
  if (days <= 0)
    return g_strdup_printf (_("%d h"), (int) (ago / HOUR_MS));
  if (days == 1)
    return g_strdup (_("yesterday"));
  if (days < 7)
    return g_date_time_format (a, "%a");
  return g_date_time_format (a, g_date_time_get_year (a) == g_date_time_get_year (b) ? "%-d %b"
                                                                                     : "%-d %b %Y");
}
