/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Growing waits with full jitter: the first up to one second, doubling up to thirty. */
typedef struct
{
  guint attempts;
  gint64 connected_at_ms; /* 0: not connected */
} LycBackoff;

guint lyc_backoff_next_ms (LycBackoff *self, double random);
void  lyc_backoff_connected (LycBackoff *self, gint64 now_ms);
void  lyc_backoff_lost (LycBackoff *self, gint64 now_ms);

G_END_DECLS
