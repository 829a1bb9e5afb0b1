/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lyc_search_day_read (const char *value, gint64 *at_ms);
const char *const *lyc_search_day_get_examples (void);

G_END_DECLS
