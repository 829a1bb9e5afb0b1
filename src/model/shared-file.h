/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

#define LYC_TYPE_FILE (lyc_file_get_type ())
G_DECLARE_FINAL_TYPE (LycFile, lyc_file, LYC, FILE, LycRecord)

const char *lyc_file_get_cohort_id (LycFile *self);
const char *lyc_file_get_name (LycFile *self);
const char *lyc_file_get_media_type (LycFile *self);
gint64      lyc_file_get_size (LycFile *self);
const char *lyc_file_get_sha256 (LycFile *self);
const char *lyc_file_get_state (LycFile *self);
gint64      lyc_file_get_offset (LycFile *self);
gboolean lyc_file_is_attached (LycFile *self);
gboolean lyc_file_is_shared (LycFile *self);
const char *lyc_file_get_author_id (LycFile *self);
gint64      lyc_file_get_created_at (LycFile *self);
char *lyc_file_dup_thread_id (const char *file_id);

G_END_DECLS
