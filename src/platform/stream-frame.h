/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "event-log.h"
#include "scope.h"

G_BEGIN_DECLS

char *lyc_frame_build (LycPlatform *platform, LycViewer *viewer, LycLogEntry *entry, gint64 prev);
gboolean lyc_frame_must_resync (LycPlatform *platform, LycViewer *viewer, gint64 since);

G_END_DECLS
