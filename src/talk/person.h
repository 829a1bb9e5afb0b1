/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "membership.h"
#include "services.h"

G_BEGIN_DECLS

GtkWidget *lyc_person_new_avatar (LycServices *services, const char *user_id, int size);
char      *lyc_person_dup_name (LycServices *services, const char *user_id);
char      *lyc_person_dup_role (LycMembership *membership);

G_END_DECLS
