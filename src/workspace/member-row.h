/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort.h"
#include "membership.h"
#include "services.h"

G_BEGIN_DECLS

/* One person of the cohort with their team, whether they are here, and writing to them. CSS:
 * .member-row */
#define LYC_TYPE_MEMBER_ROW (lyc_member_row_get_type ())
G_DECLARE_FINAL_TYPE (LycMemberRow, lyc_member_row, LYC, MEMBER_ROW, GtkListBoxRow)

GtkWidget *lyc_member_row_new (LycServices *services, LycMembership *membership, LycCohort *cohort,
                               GListModel *teams);
void lyc_member_row_show_person (LycMemberRow *self);

G_END_DECLS
