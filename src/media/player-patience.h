/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* How long a pipeline may owe a picture, an end or an error. A damaged file can make an element
 * wait for ever. It is counted in ticks, not by a clock: that the machine slept, or was held up, is
 * not the file's fault. */
#define LYC_PATIENCE_TICK_MS 250
#define LYC_PATIENCE_AGAIN 10 /* ticks until it is opened once more: some waits are bad luck */
#define LYC_PATIENCE_TICKS 20 /* until it is given up */

typedef enum
{
  LYC_PATIENCE_WAIT,
  LYC_PATIENCE_OPEN_AGAIN,
  LYC_PATIENCE_GIVE_UP,
} LycPatienceVerdict;

typedef struct
{
  guint waited; /* ticks */
} LycPatience;

void lyc_patience_begin (LycPatience *self);
LycPatienceVerdict lyc_patience_tick (LycPatience *self);

G_END_DECLS
