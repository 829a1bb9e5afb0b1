/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

gint64 lyc_course_import (LycPlatform *platform, const char *folder, GError **error);

G_END_DECLS
