/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "markdown.h"
#include "membership.h"
#include "services.h"
#include "team.h"

G_BEGIN_DECLS

/* What every pane says about a person. Strings are new. */
char      *lyc_people_dup_name (LycServices *services, const char *user_id);
char      *lyc_people_dup_shown_name (LycServices *services, const char *user_id);
char      *lyc_people_dup_role (LycServices *services, LycMembership *membership);
char *lyc_people_find_mentioned (LycMentioned what, const char *id, gpointer services);
gboolean   lyc_people_is_me (LycServices *services, const char *user_id);
gboolean lyc_people_is_blocked (LycRecord *block);
GtkWidget *lyc_people_new_avatar (LycServices *services, const char *user_id, int size);
void       lyc_people_set_avatar (LycServices *services, AdwAvatar *avatar, const char *user_id);

/* The members of a place of talk: of a cohort, or the two of a direct conversation. It is a
 * GListModel of LycUser, without those who left. Signal "changed": a name, a role or a team is
 * different. */
#define LYC_TYPE_PEOPLE (lyc_people_get_type ())
G_DECLARE_FINAL_TYPE (LycPeople, lyc_people, LYC, PEOPLE, GObject)

LycPeople *lyc_people_new (LycServices *services, const char *cohort_id);
LycPeople *lyc_people_new_for_ids (LycServices *services, const char *const *user_ids);
char      *lyc_people_dup_role_of (LycPeople *self, const char *user_id);
gboolean lyc_people_has_blocked (LycPeople *self, const char *user_id);
LycMembership *lyc_people_get_membership (LycPeople *self, const char *user_id);
GListModel *lyc_people_get_teams (LycPeople *self);
LycTeam *lyc_people_find_own_team (LycPeople *self);

G_END_DECLS
