/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     lyc_probe_load (void);
gboolean lyc_probe_jail (void);

G_END_DECLS
