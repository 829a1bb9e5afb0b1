/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What is kept of the words of a file, characters. */
#define LYC_FILE_TEXT_CHARACTERS 200000

const char *lyc_file_text_sort (const char *name);
char *lyc_file_text_seek (int in, const char *sort, guint seconds, gboolean *impossible,
                          gboolean *answered);
void lyc_file_text_keep (LycPlatform *platform, gint64 file_id, const char *text);
void lyc_file_text_drop (LycPlatform *platform, gint64 file_id);
void lyc_file_text_add (LycPlatform *platform, JsonObject *object, gint64 file_id);

G_END_DECLS
