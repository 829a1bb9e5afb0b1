/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The names that are compared at most, for one that is none. */
#define LYC_HTML_REFERENCE_WORK 33

gsize lyc_html_reference_read (const char *at, gsize length, GString *text);

G_END_DECLS
