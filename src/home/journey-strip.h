/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* The steps of a cohort's journey side by side, the next one marked; nothing where the cohort has
 * none. CSS: .journey-strip */
#define LYC_TYPE_JOURNEY_STRIP (lyc_journey_strip_get_type ())
G_DECLARE_FINAL_TYPE (LycJourneyStrip, lyc_journey_strip, LYC, JOURNEY_STRIP, GtkWidget)

GtkWidget *lyc_journey_strip_new (LycServices *services);
void lyc_journey_strip_set_cohort (LycJourneyStrip *self, const char *cohort_id);

G_END_DECLS
