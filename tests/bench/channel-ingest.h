/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "long-channel.h"

G_BEGIN_DECLS

void channel_ingest_begin (LongChannel *self);

G_END_DECLS
