/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* One change of a list: at @position, @removed go and @added come. */
typedef void (*LycIdDiffFunc) (guint position, guint removed, guint added, gpointer user_data);

void lyc_id_diff (const char *const *before, guint n_before, const char *const *after,
                  guint n_after, LycIdDiffFunc func, gpointer user_data);

G_END_DECLS
