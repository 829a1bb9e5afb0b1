/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "kind.h"

G_BEGIN_DECLS

/* Small helpers of the acts: JSON fields in one line each. */
JsonObject *lyc_fields_new (LycKind kind, const char *id);
void        lyc_fields_set_optional (JsonObject *fields, const char *name, const char *text);
void        lyc_fields_set_strings (JsonObject *fields, const char *name, const char *const *texts);
void        lyc_fields_set_null (JsonObject *fields, const char *const *names);
JsonArray  *lyc_fields_without (JsonArray *texts, const char *text);

G_END_DECLS
