/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lyc_text_clean_line (const char *text, gsize max_characters);
char *lyc_text_clean_file_name (const char *name);

G_END_DECLS
