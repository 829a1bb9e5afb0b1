/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* What somebody earned in the cohorts that this person shares with them: a few badges with their
 * names, and how many there are beside them. Not to be seen where there are none. */
#define LYC_TYPE_PERSON_BADGES (lyc_person_badges_get_type ())
G_DECLARE_FINAL_TYPE (LycPersonBadges, lyc_person_badges, LYC, PERSON_BADGES, GtkWidget)

GtkWidget *lyc_person_badges_new (LycServices *services, LycResults *memberships,
                                  const char *user_id);
void lyc_person_badges_update (LycPersonBadges *self);

G_END_DECLS
