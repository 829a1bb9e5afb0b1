/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void lyc_folder_empty (const char *parent, const char *name);

G_END_DECLS
