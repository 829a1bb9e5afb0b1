/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "desktop-notes.h"
#include "notice.h"
#include "services.h"

G_BEGIN_DECLS

LycDesktopNote *lyc_notifier_digest_new (LycServices *services, GPtrArray *notices,
                                         gboolean with_text);

G_END_DECLS
