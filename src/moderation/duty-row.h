/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "membership.h"
#include "services.h"

G_BEGIN_DECLS

/* Whether this person moderates in one of their cohorts: the invitation, which may be declined, and
 * later a pause or an end of it. */
#define LYC_TYPE_DUTY_ROW (lyc_duty_row_get_type ())
G_DECLARE_FINAL_TYPE (LycDutyRow, lyc_duty_row, LYC, DUTY_ROW, AdwPreferencesRow)

GtkWidget *lyc_duty_row_new (LycServices *services, LycMembership *membership);
gboolean lyc_duty_row_has_words (LycMembership *membership);

G_END_DECLS
