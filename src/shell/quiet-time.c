/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "quiet-time.h"

#include <glib/gi18n-lib.h>

#include "setting.h"
#include "until-text.h"

#define MINUTE_MS (60 * G_GINT64_CONSTANT (1000))
#define MORNING_HOUR 8

/* Longer than this a timer is not trusted: the clock may be set, and midnight changes the words. */
#define LONGEST_WAIT_MS MINUTE_MS

struct _LycQuietTime
{
  GObject parent_instance;

  LycServices *services;
  LycSettings *settings; /* NULL where nobody is signed in */
  char *words;           /* nullable: as they were told of last */
  guint timer;
};

G_DEFINE_FINAL_TYPE (LycQuietTime, lyc_quiet_time, G_TYPE_OBJECT)

static void
lyc_quiet_time_dispose (GObject *object)
{
  LycQuietTime *self = LYC_QUIET_TIME (object);

  g_clear_handle_id (&self->timer, g_source_remove);
  g_clear_object (&self->settings);
  g_clear_object (&self->services);
  g_clear_pointer (&self->words, g_free);
  G_OBJECT_CLASS (lyc_quiet_time_parent_class)->dispose (object);
}

static void
lyc_quiet_time_class_init (LycQuietTimeClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_quiet_time_dispose;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
lyc_quiet_time_init (LycQuietTime *self)
{
}

static gint64
now_of (LycQuietTime *self)
{
  return lyc_session_get_platform_time (lyc_services_get_session (self->services));
}

/* How long it still is quiet, in milliseconds. */
static gint64
get_left (LycQuietTime *self)
{
  return self->settings != NULL
             ? MAX (lyc_settings_get_quiet_once_until (self->settings) - now_of (self), 0)
             : 0;
}

/* Returns: (transfer full) (nullable): until when it is quiet; %NULL where it is not */
char *
lyc_quiet_time_dup_words (LycQuietTime *self)
{
  gint64 here = g_get_real_time () / 1000;
  gint64 left = get_left (self);
  g_autofree char *end = lyc_until_text_format (here + left, here);

  /* Translators: %s is a time, as in "14:30" or "tomorrow 08:00" */
  return left > 0 ? g_strdup_printf (_("Quiet until %s"), end) : NULL;
}

static gboolean
timer_cb (gpointer data)
{
  LycQuietTime *self = data;

  self->timer = 0;
  lyc_quiet_time_look (self);
  return G_SOURCE_REMOVE;
}

/* Something may be different: what was chosen, or the time. */
void
lyc_quiet_time_look (LycQuietTime *self)
{
  g_autofree char *words = lyc_quiet_time_dup_words (self);
  gint64 left = get_left (self);

  g_clear_handle_id (&self->timer, g_source_remove);
  if (left > 0)
    self->timer = g_timeout_add ((guint) MIN (left + 1, LONGEST_WAIT_MS), timer_cb, self);
  if (g_strcmp0 (words, self->words) == 0)
    return;
  g_free (self->words);
  self->words = g_steal_pointer (&words);
  g_signal_emit_by_name (self, "changed");
}

static gint64
length_of (LycQuietSpan span)
{
  gint64 here = g_get_real_time () / 1000;

  if (span == LYC_QUIET_UNTIL_TOMORROW)
    return lyc_until_text_tomorrow (here, MORNING_HOUR) - here;
  return span == LYC_QUIET_HALF_HOUR ? 30 * MINUTE_MS : 60 * MINUTE_MS;
}

/* From now on, on all devices of the person. */
void
lyc_quiet_time_begin (LycQuietTime *self, LycQuietSpan span)
{
  lyc_setting_set_number (self->services, "quiet_once_until", now_of (self) + length_of (span));
}

void
lyc_quiet_time_end (LycQuietTime *self)
{
  lyc_setting_set_number (self->services, "quiet_once_until", -1);
}

LycQuietTime *
lyc_quiet_time_new (LycServices *services)
{
  LycQuietTime *self = g_object_new (LYC_TYPE_QUIET_TIME, NULL);

  self->services = g_object_ref (services);
  self->settings = lyc_setting_get_all (services);
  if (self->settings != NULL)
    g_signal_connect_object (self->settings, "changed", G_CALLBACK (lyc_quiet_time_look), self,
                             G_CONNECT_SWAPPED);
  lyc_quiet_time_look (self);
  return self;
}
