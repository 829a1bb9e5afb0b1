/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Where a part of a recording begins and ends, to the second.
 *
 * Signal: "span-changed" (gint64 start_ms, gint64 end_ms); the end is the start for a moment. */
#define LYC_TYPE_SPAN_POPOVER (lyc_span_popover_get_type ())
G_DECLARE_FINAL_TYPE (LycSpanPopover, lyc_span_popover, LYC, SPAN_POPOVER, GtkPopover)

GtkWidget *lyc_span_popover_new (void);
void lyc_span_popover_set_span (LycSpanPopover *self, gint64 start_ms, gint64 end_ms);
void lyc_span_popover_set_now (LycSpanPopover *self, gint64 now_ms);

G_END_DECLS
