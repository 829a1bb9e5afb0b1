/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char    *lyc_time_text_relative (gint64 at_ms, gint64 now_ms);
char *lyc_time_text_date (gint64 at_ms, gint64 now_ms);
char    *lyc_time_text_clock (gint64 at_ms);
char    *lyc_time_text_day (gint64 at_ms, gint64 now_ms);
char    *lyc_time_text_span (gint64 span_ms);
gboolean lyc_time_text_same_day (gint64 first_ms, gint64 second_ms);

G_END_DECLS
