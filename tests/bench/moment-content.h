/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define MOMENTS_COHORT "0190c100-0000-7000-8000-000000000001"
#define MOMENTS_COURSE "0190c100-0000-7000-8000-000000000002"
#define MOMENTS_LESSON "0190c100-0000-7000-8000-000000000003"
#define MOMENTS_ASSET "0190c100-0000-7000-8000-000000000004"
#define MOMENTS_LENGTH_MS 600000

/* Where one thread stands, and how many posts it has. */
typedef struct
{
  gint64 start_ms;
  gint64 end_ms;
  guint replies;
} MomentContent;

GArray *moment_content_make (guint count);
void moment_content_write (const char *folder, guint count);

G_END_DECLS
