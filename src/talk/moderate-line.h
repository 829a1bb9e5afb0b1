/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "membership.h"
#include "services.h"

G_BEGIN_DECLS

/* On the card of a member, for whoever hosts the cohort: asks them to moderate, takes the question
 * back, and says what they answered. Not to be seen by anybody else. */
#define LYC_TYPE_MODERATE_LINE (lyc_moderate_line_get_type ())
G_DECLARE_FINAL_TYPE (LycModerateLine, lyc_moderate_line, LYC, MODERATE_LINE, GtkWidget)

GtkWidget *lyc_moderate_line_new (LycServices *services, LycMembership *membership);

G_END_DECLS
