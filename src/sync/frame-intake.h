/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * LycFrameIntake:
 *
 * Takes the frames of the stream in their order into the store, each batch together with the
 * cursor. Signals: "sight-changed": what this person may see is different; "kept" (gint64): the
 * store has what came over this stream up to there; "failed" (#GError).
 */
#define LYC_TYPE_FRAME_INTAKE (lyc_frame_intake_get_type ())
G_DECLARE_FINAL_TYPE (LycFrameIntake, lyc_frame_intake, LYC, FRAME_INTAKE, GObject)

LycFrameIntake *lyc_frame_intake_new (LycStore *store, LycConnector *connector);
void lyc_frame_intake_set_user_id (LycFrameIntake *self, const char *user_id);
void lyc_frame_intake_begin (LycFrameIntake *self, gint64 cursor);
void lyc_frame_intake_end (LycFrameIntake *self);
gboolean lyc_frame_intake_take (LycFrameIntake *self, JsonObject *frame);
gboolean lyc_frame_intake_agree (LycFrameIntake *self, JsonObject *heartbeat);
gint64 lyc_frame_intake_get_cursor (LycFrameIntake *self);

G_END_DECLS
