/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "request.h"

G_BEGIN_DECLS

gint64 lyc_new_post_write (LycRequest *request, gint64 container_id, const char *uuid,
                           JsonObject *post);

G_END_DECLS
