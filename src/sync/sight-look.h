/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * LycSightLook:
 *
 * A second look at everything beside the stream, due where what a person may see is different. It
 * stays due until it is complete; one that fails is tried again with growing waits.
 */
#define LYC_TYPE_SIGHT_LOOK (lyc_sight_look_get_type ())
G_DECLARE_FINAL_TYPE (LycSightLook, lyc_sight_look, LYC, SIGHT_LOOK, GObject)

LycSightLook *lyc_sight_look_new (LycConnector *connector, LycStore *store);
void lyc_sight_look_note (LycSightLook *self);
void lyc_sight_look_go (LycSightLook *self);
void lyc_sight_look_go_if_due (LycSightLook *self);
void lyc_sight_look_rest (LycSightLook *self);

G_END_DECLS
