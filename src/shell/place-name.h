/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services.h"

G_BEGIN_DECLS

/* Where a draft or a waiting act belongs, in words that follow the store. Signal "changed". */
#define LYC_TYPE_PLACE_NAME (lyc_place_name_get_type ())
G_DECLARE_FINAL_TYPE (LycPlaceName, lyc_place_name, LYC, PLACE_NAME, GObject)

LycPlaceName *lyc_place_name_new (LycServices *services, const char *place);
char         *lyc_place_name_dup_conversation (LycPlaceName *self);
char         *lyc_place_name_dup_text (LycPlaceName *self);
gboolean      lyc_place_name_is_gone (LycPlaceName *self);
const char   *lyc_place_name_get_container (LycPlaceName *self);

G_END_DECLS
