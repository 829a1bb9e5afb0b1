/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More than this is not read of a file, nor written, bytes: 200 000 characters in any script. */
#define LYC_TEXT_BYTES ((gsize) 800000)

int lyc_probe_text (const char *ending);

G_END_DECLS
