/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* The chapters of one recording, sorted by start; each lasts until the next. Shared. */
typedef struct _LycChapters LycChapters;

#define LYC_TYPE_CHAPTERS (lyc_chapters_get_type ())

GType        lyc_chapters_get_type (void);
LycChapters *lyc_chapters_new (void);
LycChapters *lyc_chapters_ref (LycChapters *self);
void         lyc_chapters_unref (LycChapters *self);
void         lyc_chapters_add (LycChapters *self, gint64 start_ms, const char *title);
guint        lyc_chapters_get_n (const LycChapters *self);
gint64       lyc_chapters_get_start_ms (const LycChapters *self, guint index);
const char  *lyc_chapters_get_title (const LycChapters *self, guint index);
int          lyc_chapters_index_at (const LycChapters *self, gint64 at_ms);
char        *lyc_chapters_label_at (const LycChapters *self, gint64 at_ms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycChapters, lyc_chapters_unref)

G_END_DECLS
