/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "view.h"

G_BEGIN_DECLS

gboolean lyc_in_sight (LycPlatform *platform, LycViewer *viewer, const char *kind,
                       const LycFound *found);

G_END_DECLS
