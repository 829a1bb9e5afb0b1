/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The parts of a recording that somebody has seen: a union of half-open ranges [from, to) of media
 * time in milliseconds, kept sorted, apart from each other, and few. */
typedef struct _LycWatchedRanges LycWatchedRanges;

#define LYC_TYPE_WATCHED_RANGES (lyc_watched_ranges_get_type ())
#define LYC_WATCHED_RANGES_MAX 1000

GType             lyc_watched_ranges_get_type (void);
LycWatchedRanges *lyc_watched_ranges_new (void);
LycWatchedRanges *lyc_watched_ranges_copy (const LycWatchedRanges *self);
void              lyc_watched_ranges_free (LycWatchedRanges *self);

gboolean lyc_watched_ranges_add (LycWatchedRanges *self, gint64 from_ms, gint64 to_ms);
void     lyc_watched_ranges_merge (LycWatchedRanges *self, const LycWatchedRanges *other);

guint    lyc_watched_ranges_get_n (const LycWatchedRanges *self);
void     lyc_watched_ranges_get (const LycWatchedRanges *self, guint index, gint64 *from_ms,
                                 gint64 *to_ms);
gboolean lyc_watched_ranges_contains (const LycWatchedRanges *self, gint64 at_ms);
gint64   lyc_watched_ranges_get_covered_ms (const LycWatchedRanges *self);
guint    lyc_watched_ranges_get_percent (const LycWatchedRanges *self, gint64 duration_ms);
gboolean lyc_watched_ranges_equal (const LycWatchedRanges *self, const LycWatchedRanges *other);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycWatchedRanges, lyc_watched_ranges_free)

G_END_DECLS
