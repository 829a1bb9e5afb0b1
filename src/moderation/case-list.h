/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "moderation-case.h"
#include "services.h"

G_BEGIN_DECLS

/* What this person has to decide: a case for each post with open reports in the cohorts that they
 * moderate, the oldest first. A case stays the same object for as long as it is open.
 * Signal "changed": the cases, or whether there is anything to moderate at all, are different. */
#define LYC_TYPE_CASE_LIST (lyc_case_list_get_type ())
G_DECLARE_FINAL_TYPE (LycCaseList, lyc_case_list, LYC, CASE_LIST, GObject)

LycCaseList *lyc_case_list_new (LycServices *services);
GListModel *lyc_case_list_get_cases (LycCaseList *self);
gboolean lyc_case_list_may_moderate (LycCaseList *self);

G_END_DECLS
