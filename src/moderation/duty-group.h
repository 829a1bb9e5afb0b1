/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "services.h"

G_BEGIN_DECLS

/* Where this person was asked to moderate, and what they said: a row for each cohort. Not to be
 * seen where nobody asked. */
#define LYC_TYPE_DUTY_GROUP (lyc_duty_group_get_type ())
G_DECLARE_FINAL_TYPE (LycDutyGroup, lyc_duty_group, LYC, DUTY_GROUP, AdwPreferencesGroup)

GtkWidget *lyc_duty_group_new (LycServices *services);

G_END_DECLS
