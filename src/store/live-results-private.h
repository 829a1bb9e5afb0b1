/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "live-results.h"

G_BEGIN_DECLS

/* live-results.c: the list; live-results-window.c: which part of it is in memory. */
struct _LycLiveResults
{
  LycResults parent_instance;

  LycStoreLibrary *library;
  LycRowQuery query;
  guint window;      /* 0: all */
  GPtrArray *stored; /* of LycRecord: what the store answered last */
  GPtrArray *shown;  /* of LycRecord: with the outbox laid over it */
  GHashTable *asked; /* what the platform was asked for: word and position */
  guint fetching;
  guint source;    /* asks the store at the end of this turn */
  gboolean asking; /* the store has not answered yet */
  gboolean ask_once_more;
  gboolean answered;
  gboolean reaches_start;
};

void _lyc_live_results_update_state (LycLiveResults *self);
void _lyc_live_results_settle (LycLiveResults *self, GPtrArray *rows);
void _lyc_live_results_init_window (LycResultsClass *klass);

G_END_DECLS
