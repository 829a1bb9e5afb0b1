/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Members of an object from outside: one that is missing, null or of another type is @fallback. */
gint64 lyc_json_int (JsonObject *object, const char *name, gint64 fallback);
gboolean lyc_json_flag (JsonObject *object, const char *name, gboolean fallback);
const char *lyc_json_text (JsonObject *object, const char *name, const char *fallback);
JsonArray *lyc_json_array (JsonObject *object, const char *name);
JsonObject *lyc_json_object (JsonObject *object, const char *name);

G_END_DECLS
