/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

GtkWidget *lyc_person_face_new (LycServices *services, const char *user_id, int size);

G_END_DECLS
