/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* The lesson where the learner stopped, and one button to go on. CSS: .resume-card */
#define LYC_TYPE_RESUME_CARD (lyc_resume_card_get_type ())
G_DECLARE_FINAL_TYPE (LycResumeCard, lyc_resume_card, LYC, RESUME_CARD, GtkWidget)

GtkWidget *lyc_resume_card_new (LycServices *services);

G_END_DECLS
