/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A place in a recording as a small button: "5:09", "1:02:03". It is a GtkButton; connect to
 * `clicked` or set its action. */

GtkWidget *lyc_timecode_chip_new (void);
/* `ms` in milliseconds; negative hides the chip. Sets text, tooltip and accessible name. */
void lyc_timecode_chip_set_time (GtkWidget *chip, gint64 ms);
gint64 lyc_timecode_chip_get_time (GtkWidget *chip);

/* A part of a recording: "5:09–5:20"; no later end shows the start alone. */
void lyc_timecode_chip_set_span (GtkWidget *chip, gint64 start_ms, gint64 end_ms);
/* Where something was before: "was at 12:40", without colour; @why as the tooltip. */
void lyc_timecode_chip_set_was (GtkWidget *chip, gint64 ms, const char *why);

/* "5:09" or "1:02:03" for milliseconds; a new string. Negative counts as 0. */
char *lyc_timecode_format (gint64 ms);
/* "5:09–5:20", or "5:09" where the end is not later; a new string. */
char *lyc_timecode_format_span (gint64 start_ms, gint64 end_ms);

G_END_DECLS
