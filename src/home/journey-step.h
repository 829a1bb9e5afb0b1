/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "journey.h"

G_BEGIN_DECLS

/* How far a step is, in words, and what can be seen of it. */
typedef struct
{
  gboolean done;
  gboolean next;
  const char *state; /* nullable: a line below the title */
  guint number, of;
} LycStepStanding;

/* A step of the journey: a button to what is done in it. CSS: .journey-step, .next, .done */
#define LYC_TYPE_JOURNEY_STEP (lyc_journey_step_get_type ())
G_DECLARE_FINAL_TYPE (LycJourneyStep, lyc_journey_step, LYC, JOURNEY_STEP, GtkButton)

GtkWidget *lyc_journey_step_new (void);
void lyc_journey_step_show (LycJourneyStep *self, const LycStep *step, const char *cohort_id,
                            const LycStepStanding *standing);

G_END_DECLS
