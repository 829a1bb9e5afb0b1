/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

gboolean lyc_h264_packet_is_reference (const guint8 *data, gsize size, guint length_size);

G_END_DECLS
