/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void lyc_folder_empty (const char *parent, const char *name);
void lyc_folder_trim (const char *parent, const char *name, guint64 most);

G_END_DECLS
