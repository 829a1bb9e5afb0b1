/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The parts of markdown.h that work on plain strings. All return new strings. */
char *lyc_markdown_clean (const char *text, gsize max_bytes);
char *lyc_markdown_escape (const char *text);
char *lyc_markdown_strip (const char *markup);
char *lyc_markdown_true_target (const char *url, const char *words);

G_END_DECLS
