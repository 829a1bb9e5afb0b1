/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lyc_media_origin_allows (const char *opened, const char *uri);

G_END_DECLS
