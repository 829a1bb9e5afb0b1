/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "user.h"

/**
 * LycUser:
 *
 * A person. Fields as in data/api/openapi.yaml.
 */
struct _LycUser
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycUser, lyc_user, LYC_TYPE_RECORD)

static void
lyc_user_class_init (LycUserClass *klass)
{
}

static void
lyc_user_init (LycUser *self)
{
}

const char *
lyc_user_get_name (LycUser *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "name");
}

const char *
lyc_user_get_pronouns (LycUser *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "pronouns");
}

const char *
lyc_user_get_about (LycUser *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "about");
}

const char *
lyc_user_get_tz (LycUser *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "tz");
}

const char *
lyc_user_get_avatar (LycUser *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "avatar");
}

gboolean
lyc_user_is_made_up (LycUser *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "made_up");
}

guint
lyc_user_get_n_flags (LycUser *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "flags");
}

const char *
lyc_user_get_nth_flags (LycUser *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "flags", i);
}

/* @hours: (out): as the person told them; lyc_working_hours_are_told() says whether they did */
void
lyc_user_get_working_hours (LycUser *self, LycWorkingHours *hours)
{
  hours->from_min = lyc_record_get_int (LYC_RECORD (self), "work_from");
  hours->until_min = lyc_record_get_int (LYC_RECORD (self), "work_until");
  hours->days = lyc_record_get_int (LYC_RECORD (self), "work_days");
}
