/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A number as people write it is kept in millionths: no fraction is rounded on the way. */
#define LYC_DECIMAL_ONE 1000000

gboolean lyc_decimal_parse (const char *text, gint64 *millionths);

G_END_DECLS
