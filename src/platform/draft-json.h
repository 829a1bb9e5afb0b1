/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is read of a course's JSON whose shape was found good. */
const char *lyc_draft_text (JsonObject *object, const char *name, const char *fallback);
JsonArray *lyc_draft_list (JsonObject *object, const char *name);
char *lyc_draft_array_text (JsonArray *array);

G_END_DECLS
