/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "anchor-attach.h"
#include "platform.h"

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* Finds moments of earlier revisions of an asset in the one that it has now. */
typedef struct _LycReattach LycReattach;

void lyc_asset_keep_past (LycPlatform *platform, gint64 asset_id);

LycReattach *lyc_reattach_new (LycPlatform *platform, gint64 asset_id);
void lyc_reattach_free (LycReattach *self);
gint64 lyc_reattach_get_revision (LycReattach *self);
gboolean lyc_reattach_find (LycReattach *self, gint64 revision, const LycMoment *moment,
                            LycPlacement *placement, const char **cue_id);
gboolean lyc_reattach_anchor (LycReattach *self, JsonObject *anchor);
void lyc_reattach_posts (LycPlatform *platform, gint64 asset_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycReattach, lyc_reattach_free)

G_END_DECLS
