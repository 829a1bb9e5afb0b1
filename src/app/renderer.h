/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

void lyc_renderer_choose (void);
void lyc_renderer_chosen (void);

G_END_DECLS
