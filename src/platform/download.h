/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "request.h"

G_BEGIN_DECLS

void lyc_download (LycRequest *request, const char *path, const char *type, const char *tag,
                   const char *name);

G_END_DECLS
