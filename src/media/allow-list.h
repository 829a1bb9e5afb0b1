/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lyc_media_init (GError **error);
void lyc_media_warm_up (void);
gboolean lyc_allow_list_has (const char *element);
guint    lyc_allow_list_apply (void);

G_END_DECLS
