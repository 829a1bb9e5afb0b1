/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "view.h"

G_BEGIN_DECLS

void lyc_json_set_can (JsonObject *object, const LycStanding *standing, const char *const *resources,
                       gboolean own);

G_END_DECLS
