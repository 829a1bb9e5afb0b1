/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/**
 * LycDraft:
 *
 * What was typed at a place and not sent yet. Signal "changed": it says something else.
 */
#define LYC_TYPE_DRAFT (lyc_draft_get_type ())
G_DECLARE_FINAL_TYPE (LycDraft, lyc_draft, LYC, DRAFT, GObject)

const char *lyc_draft_get_place (LycDraft *self);
const char *lyc_draft_get_text (LycDraft *self);
const char *const *lyc_draft_get_file_ids (LycDraft *self);
gint64      lyc_draft_get_updated_at (LycDraft *self);

/* For sync alone. */
LycDraft *lyc_draft_new (const char *place);
void      lyc_draft_set (LycDraft *self, const char *text, gint64 updated_at);
void      lyc_draft_set_file_ids (LycDraft *self, const char *const *file_ids);

G_END_DECLS
