/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define COHORT_ID "0190c000-0000-7000-8000-000000000001"
#define CHANNEL_ID "0190c000-0000-7000-8000-000000000002"

void channel_content_write (const char *folder, guint count);

G_END_DECLS
