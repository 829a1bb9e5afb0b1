/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* When the pictures around the shown one begin, gathered in any order. Times in nanoseconds. */
typedef struct
{
  GArray *sorted; /* of gint64 */
} LycPictureTimes;

void lyc_picture_times_init (LycPictureTimes *self);
void lyc_picture_times_reset (LycPictureTimes *self);
void lyc_picture_times_release (LycPictureTimes *self);
void lyc_picture_times_add (LycPictureTimes *self, gint64 time_ns);
gboolean lyc_picture_times_find (const LycPictureTimes *self, gint64 shown_ns, gint64 period_ns,
                                 int offset, gint64 *at_ns);

G_END_DECLS
