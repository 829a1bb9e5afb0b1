/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define COHORT_ID "0190c000-0000-7000-8000-000000000001"
#define CHANNEL_ID "0190c000-0000-7000-8000-000000000002"

/* Who reads, and where in the platform's log the store stands. */
#define CHANNEL_READER "0190c000-0000-7000-8000-000000000100"
#define CHANNEL_CURSOR 1

void channel_content_write (const char *folder, guint count);
void channel_content_log (const char *path, guint first, guint count);

G_END_DECLS
