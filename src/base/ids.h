/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Length of a textual UUID without its terminating NUL. */
#define LYC_ID_LENGTH 36

char    *lyc_id_new (void);
char *lyc_id_derive (const char *word, const char *id);
gboolean lyc_id_is_derived (const char *id);
gboolean lyc_id_is_valid (const char *text);

G_END_DECLS
