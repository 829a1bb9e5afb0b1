/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anchor.h"

G_BEGIN_DECLS

char *lyc_anchor_dup_label (const LycAnchor *anchor);

G_END_DECLS
