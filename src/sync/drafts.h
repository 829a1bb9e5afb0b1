/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "store.h"

G_BEGIN_DECLS

/* What was written and not sent, by place; soon on disk, and there over a restart. */
typedef struct _LycDrafts LycDrafts;

LycDrafts *lyc_drafts_new (LycStore *store);
void lyc_drafts_free (LycDrafts *self);
void lyc_drafts_restore (LycDrafts *self, GHashTable *drafts);
const char *lyc_drafts_get (LycDrafts *self, const char *place);
void lyc_drafts_set (LycDrafts *self, const char *place, const char *text);
void lyc_drafts_forget (LycDrafts *self, const char *place, const char *text);
void lyc_drafts_write (LycDrafts *self);

G_END_DECLS
