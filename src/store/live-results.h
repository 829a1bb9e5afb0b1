/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store-library.h"

G_BEGIN_DECLS

#define LYC_TYPE_LIVE_RESULTS (lyc_live_results_get_type ())
G_DECLARE_FINAL_TYPE (LycLiveResults, lyc_live_results, LYC, LIVE_RESULTS, LycResults)

LycLiveResults *lyc_live_results_new (LycStoreLibrary *library, const LycQuery *query);
gboolean        lyc_live_results_is_touched_by (LycLiveResults *self, const LycChange *change);
void            lyc_live_results_ask_again (LycLiveResults *self);
void            lyc_live_results_lay_over (LycLiveResults *self, LycAct *act, gboolean removed);
void            lyc_live_results_forget_requests (LycLiveResults *self);

G_END_DECLS
