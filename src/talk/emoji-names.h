/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

char *lyc_emoji_names_replace (const char *text);

G_END_DECLS
