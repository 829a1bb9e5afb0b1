/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

guint lyc_json_place_line (const char *text, gsize length, const char *pointer);

G_END_DECLS
