/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "acts.h"

G_BEGIN_DECLS

LycAct *_lyc_act_on_post (const char *verb, LycPost *post);
void _lyc_act_echo_on_post (LycAct *act, LycPost *post, JsonObject *fields);

G_END_DECLS
