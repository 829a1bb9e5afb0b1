/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lyc_quiet_hours_hold (int from, int until, guint days, int weekday, int minute);

G_END_DECLS
