/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

void paintable_sink_register (void);
int paintable_sink_count_pictures (void);
