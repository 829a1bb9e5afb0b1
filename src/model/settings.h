/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* When a post counts as read. */
typedef enum
{
  LYC_READING_ON_VIEW,   /* shown for a second, wherever it stands */
  LYC_READING_IN_THREAD, /* the same, but only in an opened thread or conversation */
  LYC_READING_BY_HAND,
} LycReadingMode;

#define LYC_EVERY_DAY 127

#define LYC_TYPE_SETTINGS (lyc_settings_get_type ())
G_DECLARE_FINAL_TYPE (LycSettings, lyc_settings, LYC, SETTINGS, LycRecord)

LycReadingMode lyc_settings_get_reading_mode (LycSettings *self);
const char *lyc_reading_mode_to_word (LycReadingMode mode);
int lyc_settings_get_quiet_from (LycSettings *self);
int lyc_settings_get_quiet_until (LycSettings *self);
guint lyc_settings_get_quiet_days (LycSettings *self);
gint64 lyc_settings_get_quiet_once_until (LycSettings *self);
gboolean lyc_settings_get_notice_text (LycSettings *self);
gboolean lyc_settings_get_presence (LycSettings *self);
gboolean lyc_settings_get_lesson_presence (LycSettings *self);

G_END_DECLS
