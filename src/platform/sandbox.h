/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

#define LYC_SANDBOX_LEARNER "you"

gboolean lyc_sandbox_fill (LycPlatform *platform, GError **error);

G_END_DECLS
