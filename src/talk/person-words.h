/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "membership.h"
#include "services.h"
#include "user.h"

G_BEGIN_DECLS

/* What a card says about a person, in words. */
const char *lyc_person_words_presence (LycPresence presence);
char *lyc_person_words_first_name (LycUser *user);
char *lyc_person_words_hours (LycUser *user, gint64 now_ms);
char *lyc_person_words_places (LycServices *services, LycResults *memberships, const char *user_id);
const char *lyc_person_words_duty (LycMembership *membership);

G_END_DECLS
