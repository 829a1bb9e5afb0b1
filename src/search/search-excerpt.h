/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lyc_search_excerpt_markup (const char *text, const char *words);

G_END_DECLS
