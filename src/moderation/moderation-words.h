/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The words of the API as people read them; all translated, none to be freed. */
const char *lyc_moderation_reason_name (const char *reason);
const char *lyc_moderation_act_done (const char *act);
const char *lyc_moderation_hint_name (const char *hint);

G_END_DECLS
