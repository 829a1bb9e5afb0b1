/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LycResults:
 *
 * The answer to a query: a GListModel of records that follows the store. Abstract; the library
 * makes it. It may be a window onto more than it holds; then older and newer records are asked for.
 */
#define LYC_TYPE_RESULTS (lyc_results_get_type ())
G_DECLARE_DERIVABLE_TYPE (LycResults, lyc_results, LYC, RESULTS, GObject)

struct _LycResultsClass
{
  GObjectClass parent_class;

  void (*load_older) (LycResults *self);
  void (*load_newer) (LycResults *self);
  void (*go_to) (LycResults *self, gint64 order);
  void (*keep) (LycResults *self, gint64 first, gint64 last);
};

gboolean lyc_results_is_loading (LycResults *self);
gboolean lyc_results_is_at_start (LycResults *self);
gboolean lyc_results_is_at_end (LycResults *self);
void     lyc_results_load_older (LycResults *self);
void     lyc_results_load_newer (LycResults *self);
void     lyc_results_go_to (LycResults *self, gint64 order);
void lyc_results_keep (LycResults *self, gint64 first, gint64 last);

/* For the library alone. */
void     lyc_results_set_state (LycResults *self, gboolean loading, gboolean at_start,
                                gboolean at_end);

G_END_DECLS
