/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Whether a window is drawn: the frame clock of one that nobody sees stands still, without a word.
 */
typedef struct
{
  gint64 asked_us; /* when a picture came that has not been drawn; -1 if none has */
} LycSight;

#define LYC_SIGHT_PATIENCE_US G_USEC_PER_SEC

void lyc_sight_reset (LycSight *self);
gboolean lyc_sight_ask (LycSight *self, gint64 now_us);

G_END_DECLS
