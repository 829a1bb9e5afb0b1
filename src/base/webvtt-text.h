/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lyc_webvtt_text_strip (const char *line, gsize length, GString *text, char **voice);

G_END_DECLS
