/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

/* What a notice is about; 0 where it does not apply. */
typedef struct {
  gint64 actor_id;
  gint64 cohort_id;
  gint64 container_id;
  gint64 post_id;
  gint64 badge_class_id;
  gint64 task_id;
  gint64 report_id;
  const char *words; /* NULL for none */
  gint64 at; /* milliseconds; 0 for now */
} LycNotice;

void lyc_notice_add (LycPlatform *platform, gint64 user_id, const char *reason,
                     const LycNotice *about);
void lyc_notice_see (LycPlatform *platform, gint64 id, gint64 user_id);
void lyc_notices_see_read (LycPlatform *platform, gint64 user_id, gint64 container_id);
void lyc_notices_of_post_changed (LycPlatform *platform, gint64 post_id, gint64 actor_id);

G_END_DECLS
