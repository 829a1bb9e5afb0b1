/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long a post must be in sight before it counts as read. */
#define LYC_READ_AFTER_MS 1000

typedef enum
{
  LYC_SIGHT_NONE,   /* never in view */
  LYC_SIGHT_PASSED, /* in view, but not for long enough */
  LYC_SIGHT_LONG,   /* for a second, without a pause */
} LycSight;

/* Knows which posts were in sight: in the pane that has the focus, in the active window. It has no
 * clock of its own; the caller says what time it is. */
typedef struct _LycReadMarker LycReadMarker;

LycReadMarker *lyc_read_marker_new (void);
void           lyc_read_marker_free (LycReadMarker *self);
void           lyc_read_marker_show (LycReadMarker *self, const gint64 *positions, guint n,
                                     gboolean attentive, gint64 now_ms);
gboolean       lyc_read_marker_take (LycReadMarker *self, gint64 now_ms);
LycSight       lyc_read_marker_get_sight (LycReadMarker *self, gint64 pos);
gint64         lyc_read_marker_get_due (LycReadMarker *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycReadMarker, lyc_read_marker_free)

G_END_DECLS
