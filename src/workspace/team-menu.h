/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "cohort.h"
#include "services.h"
#include "team.h"
#include "user.h"

G_BEGIN_DECLS

/* The menu by which who may puts a person into a team; not to be seen by others. Signal:
 * "name-wanted" (LycTeam *, NULL for a new one): ask for a name and hand it to
 * lyc_team_menu_take_name(). */
#define LYC_TYPE_TEAM_MENU (lyc_team_menu_get_type ())
G_DECLARE_FINAL_TYPE (LycTeamMenu, lyc_team_menu, LYC, TEAM_MENU, GtkWidget)

GtkWidget *lyc_team_menu_new (LycServices *services, LycCohort *cohort, GListModel *teams,
                              LycUser *user);
void lyc_team_menu_take_name (LycTeamMenu *self, LycTeam *team, const char *name);
void lyc_team_menu_focus (LycTeamMenu *self);

G_END_DECLS
