/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort.h"
#include "services.h"

G_BEGIN_DECLS

/* The cohort's name, mission and people under its own colours. CSS: .cohort-card */
#define LYC_TYPE_COHORT_CARD (lyc_cohort_card_get_type ())
G_DECLARE_FINAL_TYPE (LycCohortCard, lyc_cohort_card, LYC, COHORT_CARD, GtkWidget)

GtkWidget *lyc_cohort_card_new (LycServices *services);
void       lyc_cohort_card_set_cohort (LycCohortCard *self, LycCohort *cohort, GListModel *members);

G_END_DECLS
