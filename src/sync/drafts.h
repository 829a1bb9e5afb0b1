/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "draft.h"
#include "store.h"

G_BEGIN_DECLS

/* What was written and not sent, by place; soon on disk, and there over a restart. */
typedef struct _LycDrafts LycDrafts;

/* Calls @func once after @pause_ms, like g_timeout_add(). */
typedef guint (*LycDraftTimer) (guint pause_ms, GSourceFunc func, gpointer data);

/* @place could not be written (@reason, a sentence), or, with %NULL, could be again. */
typedef void (*LycDraftTrouble) (const char *place, const char *reason, gpointer data);

LycDrafts *lyc_drafts_new (LycStore *store);
void lyc_drafts_free (LycDrafts *self);
void lyc_drafts_set_timer (LycDrafts *self, LycDraftTimer timer);
void lyc_drafts_set_trouble (LycDrafts *self, LycDraftTrouble trouble, gpointer data);
void lyc_drafts_restore (LycDrafts *self, GPtrArray *drafts);
const char *lyc_drafts_get (LycDrafts *self, const char *place);
GListModel *lyc_drafts_get_list (LycDrafts *self);
void lyc_drafts_set (LycDrafts *self, const char *place, const char *text);
void lyc_drafts_set_files (LycDrafts *self, const char *place, const char *const *file_ids);
const char *const *lyc_drafts_get_files (LycDrafts *self, const char *place);
void lyc_drafts_forget (LycDrafts *self, const char *place, const char *text);
void lyc_drafts_write (LycDrafts *self);

G_END_DECLS
