/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

int lyc_course_folder_open (int folder, const char *name, gint64 max_bytes, GError **error);
char *lyc_course_folder_text (int folder, const char *name, gint64 max_bytes, gsize *length,
                              GError **error);
JsonNode *lyc_course_folder_json (int folder, const char *name, GError **error);
char *lyc_course_folder_store (int folder, const char *name, const char *into, GPtrArray *fresh,
                               gint64 *size, char **type, GError **error);

G_END_DECLS
