/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "http.h"

G_BEGIN_DECLS

void lyc_byte_fetch (LycHttp *http, const char *path, const LycBytes *bytes, GTask *task);

G_END_DECLS
