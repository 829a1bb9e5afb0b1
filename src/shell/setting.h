/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services.h"
#include "settings.h"

G_BEGIN_DECLS

/* What a page of the preferences does with the person's settings. */
LycSettings *lyc_setting_get_all (LycServices *services);
void lyc_setting_set_word (LycServices *services, const char *name, const char *word);
void lyc_setting_set_flag (LycServices *services, const char *name, gboolean flag);
void lyc_setting_set_number (LycServices *services, const char *name, gint64 number);
void lyc_setting_set (LycServices *services, JsonObject *changes);

G_END_DECLS
