/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "settings.h"

/**
 * LycSettings:
 *
 * What a person chose for all their devices; its id is the person's. Someone who never chose has
 * none on the platform: until then every getter says what holds for everybody. Fields as in
 * data/api/openapi.yaml; lyc_act_set_settings() changes them.
 */
struct _LycSettings
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycSettings, lyc_settings, LYC_TYPE_RECORD)

/* The end of the year 9999; nothing is sensibly quiet for longer. */
#define LAST_MS G_GINT64_CONSTANT (253402300799000)

static const char *const modes[] = { "on_view", "in_thread", "by_hand" };

static void
lyc_settings_class_init (LycSettingsClass *klass)
{
}

static void
lyc_settings_init (LycSettings *self)
{
}

static gboolean
says (LycSettings *self, const char *field)
{
  JsonObject *fields = lyc_record_get_fields (LYC_RECORD (self));

  return fields != NULL && json_object_has_member (fields, field)
         && !json_object_get_null_member (fields, field);
}

static int
minute (LycSettings *self, const char *field)
{
  gint64 value = says (self, field) ? lyc_record_get_int (LYC_RECORD (self), field) : -1;

  return value >= 0 && value < 24 * 60 ? (int) value : -1;
}

static gboolean
flag (LycSettings *self, const char *field)
{
  return !says (self, field) || lyc_record_get_bool (LYC_RECORD (self), field);
}

LycReadingMode
lyc_settings_get_reading_mode (LycSettings *self)
{
  const char *word = lyc_record_get_string (LYC_RECORD (self), "reading_mode");

  for (guint i = 0; i < G_N_ELEMENTS (modes); i++)
    if (g_str_equal (modes[i], word))
      return (LycReadingMode) i;
  return LYC_READING_ON_VIEW;
}

/* Returns: (transfer none): how the API says @mode */
const char *
lyc_reading_mode_to_word (LycReadingMode mode)
{
  return modes[MIN (mode, LYC_READING_BY_HAND)];
}

/* Returns: the minute of the day at which quiet hours begin; -1 for no quiet hours */
int
lyc_settings_get_quiet_from (LycSettings *self)
{
  return minute (self, "quiet_from");
}

/* Returns: the minute of the day at which quiet hours end, on the next day where it is not later
 * than their beginning; -1 for no quiet hours */
int
lyc_settings_get_quiet_until (LycSettings *self)
{
  return minute (self, "quiet_until");
}

/* Returns: the days on which quiet hours begin, a sum of Monday 1, Tuesday 2, Wednesday 4 … */
guint
lyc_settings_get_quiet_days (LycSettings *self)
{
  return says (self, "quiet_days")
             ? (guint) lyc_record_get_int (LYC_RECORD (self), "quiet_days") & LYC_EVERY_DAY
             : LYC_EVERY_DAY;
}

/* Returns: until when nothing is told this once, in milliseconds of the platform's time; 0 for no
 * such time */
gint64
lyc_settings_get_quiet_once_until (LycSettings *self)
{
  gint64 until = says (self, "quiet_once_until")
                     ? lyc_record_get_int (LYC_RECORD (self), "quiet_once_until")
                     : 0;

  return CLAMP (until, 0, LAST_MS);
}

/* Returns: whether a notice on the desktop says what was written */
gboolean
lyc_settings_get_notice_text (LycSettings *self)
{
  return flag (self, "notice_text");
}

/* Returns: whether others may see that this person is here */
gboolean
lyc_settings_get_presence (LycSettings *self)
{
  return flag (self, "presence");
}

/* Returns: whether others may see in which lesson this person is */
gboolean
lyc_settings_get_lesson_presence (LycSettings *self)
{
  return flag (self, "lesson_presence");
}
