/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services.h"

G_BEGIN_DECLS

typedef enum
{
  LYC_QUIET_HALF_HOUR,
  LYC_QUIET_HOUR,
  LYC_QUIET_UNTIL_TOMORROW,
} LycQuietSpan;

/* The time for which the person wants no notices on the desktop, on all their devices.
 * Signal: "changed": it has begun, ended, or is said in other words. */
#define LYC_TYPE_QUIET_TIME (lyc_quiet_time_get_type ())
G_DECLARE_FINAL_TYPE (LycQuietTime, lyc_quiet_time, LYC, QUIET_TIME, GObject)

LycQuietTime *lyc_quiet_time_new (LycServices *services);
char *lyc_quiet_time_dup_words (LycQuietTime *self);
void  lyc_quiet_time_begin (LycQuietTime *self, LycQuietSpan span);
void  lyc_quiet_time_end (LycQuietTime *self);
void  lyc_quiet_time_look (LycQuietTime *self);

G_END_DECLS
