/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "webvtt.h"

G_BEGIN_DECLS

GPtrArray *lyc_srt_parse (const char *data, gsize length, GError **error);

G_END_DECLS
