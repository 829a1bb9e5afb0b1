/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "window-private.h"

G_BEGIN_DECLS

/* What must not move by itself in a window: the focus, the panes, the row under the reader's eye, a
 * timeline that rests at its end, and whether the video plays. Looked at in every frame painted. */
typedef struct _Watch Watch;

Watch *watch_new (LycWindow *window);
void watch_free (Watch *self);
void watch_remember (Watch *self, const char *round);
void watch_check (Watch *self);
void watch_pause (Watch *self);
void watch_wait_frames (Watch *self, guint n);
guint watch_get_n_checks (Watch *self);
char *watch_dup_state (Watch *self);
void watch_expect_states (Watch *self);

/* The rows in view and what they show: row key -> text; of every object that a row shows. */
GHashTable *watch_dup_rows (Watch *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Watch, watch_free)

G_END_DECLS
