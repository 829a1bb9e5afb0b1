/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Growing waits with full jitter: the first up to one second, doubling up to thirty. */
typedef struct
{
  guint attempts;
} LycBackoff;

guint lyc_backoff_next_ms (LycBackoff *self, double random);
void lyc_backoff_reset (LycBackoff *self);

G_END_DECLS
