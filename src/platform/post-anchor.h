/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "request.h"

G_BEGIN_DECLS

char *lyc_post_anchor_read (LycRequest *request, JsonObject *post, gint64 cohort_scope);

G_END_DECLS
