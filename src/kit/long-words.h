/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What a label takes for a word grows with the square of its length: eight thousand signs without a
 * space hold the window for seconds. */
char *lyc_long_words_break (const char *text, gboolean is_markup);

G_END_DECLS
