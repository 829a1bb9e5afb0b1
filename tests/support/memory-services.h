/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "core.h"

G_BEGIN_DECLS

/* The services of a client that never reaches a platform: the real store in a folder of its own,
 * filled from JSON, and the real outbox, in which acts wait. For tests and demo programs. */
typedef struct _LycMemoryServices LycMemoryServices;

LycMemoryServices *lyc_memory_services_new (const char *objects, const char *my_id);
void               lyc_memory_services_free (LycMemoryServices *self);
LycServices       *lyc_memory_services_get (LycMemoryServices *self);
void               lyc_memory_services_put (LycMemoryServices *self, const char *objects);
char *lyc_memory_services_keep_file (LycMemoryServices *self, GBytes *bytes);
LycAct            *lyc_memory_services_get_last_act (LycMemoryServices *self);

G_END_DECLS
