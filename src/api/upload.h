/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act.h"
#include "http.h"

G_BEGIN_DECLS

void lyc_upload (LycHttp *http, LycAct *act, GTask *task);

G_END_DECLS
