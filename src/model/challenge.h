/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_CHALLENGE (lyc_challenge_get_type ())
G_DECLARE_FINAL_TYPE (LycChallenge, lyc_challenge, LYC, CHALLENGE, LycRecord)

const char *lyc_challenge_get_cohort_id (LycChallenge *self);
const char *lyc_challenge_get_title (LycChallenge *self);
guint       lyc_challenge_get_n_rows (LycChallenge *self);
const char *lyc_challenge_get_row (LycChallenge *self, guint i, gint64 *points);

G_END_DECLS
