/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "services.h"

G_BEGIN_DECLS

/* Who somebody is, beside their face or name: name, pronouns, role, the time where they are,
 * whether they are here, and a way to write to them. */
#define LYC_TYPE_PERSON_CARD (lyc_person_card_get_type ())
G_DECLARE_FINAL_TYPE (LycPersonCard, lyc_person_card, LYC, PERSON_CARD, GtkPopover)

GtkWidget *lyc_person_card_new (LycServices *services, const char *user_id);
GtkWidget *lyc_person_card_popup (GtkWidget *at, LycServices *services, const char *user_id);

G_END_DECLS
