/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gst/gst.h>

G_BEGIN_DECLS

/* What stands before the decoder of the pictures: lets through only what has to be decoded, and
 * knows when the pictures around the shown one begin. */
typedef struct _LycPacketGate LycPacketGate;

LycPacketGate *lyc_packet_gate_new (void);
void lyc_packet_gate_free (LycPacketGate *self);
void lyc_packet_gate_add_element (LycPacketGate *self, GstElement *element);
void lyc_packet_gate_set_hidden (LycPacketGate *self, gboolean hidden);
gboolean lyc_packet_gate_get_behind (LycPacketGate *self);
void lyc_packet_gate_set_prerolled (LycPacketGate *self);
gboolean lyc_packet_gate_get_prerolled (LycPacketGate *self);
gboolean lyc_packet_gate_find_picture (LycPacketGate *self, gint64 shown_ns, gint64 period_ns,
                                       int offset, gint64 *at_ns);

G_END_DECLS
