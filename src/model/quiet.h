/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "settings.h"

G_BEGIN_DECLS

gboolean lyc_quiet_hours_hold (int from, int until, guint days, int weekday, int minute);

gboolean lyc_quiet_holds (LycSettings *settings, gint64 here, gint64 platform_now);

G_END_DECLS
