/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Which rows of a list speak of what plays. Rows without a span are never lit. */
typedef struct _LycMomentIndex LycMomentIndex;

LycMomentIndex *lyc_moment_index_new (void);
void lyc_moment_index_free (LycMomentIndex *self);
void lyc_moment_index_begin (LycMomentIndex *self, guint n_rows);
void lyc_moment_index_add (LycMomentIndex *self, guint row, gint64 start_ms, gint64 end_ms);
void lyc_moment_index_end (LycMomentIndex *self);
gboolean lyc_moment_index_seek (LycMomentIndex *self, gint64 position_ms);
gboolean lyc_moment_index_is_lit (LycMomentIndex *self, guint row);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycMomentIndex, lyc_moment_index_free)

G_END_DECLS
