/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "seek-bar.h"

G_BEGIN_DECLS

/* Into how many parts of the same length a recording is cut to say how much is said about each. */
#define LYC_DENSITY_PARTS 120

void lyc_moment_density_count (const LycSeekMoment *moments, guint n, gint64 duration_ms,
                               guint *counts, guint n_parts);
GArray *lyc_moment_density_join (const LycSeekMoment *moments, guint n, gint64 within_ms);

G_END_DECLS
