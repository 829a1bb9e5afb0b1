/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"
#include "anchor.h"

G_BEGIN_DECLS

#define LYC_TYPE_CONTAINER (lyc_container_get_type ())
G_DECLARE_FINAL_TYPE (LycContainer, lyc_container, LYC, CONTAINER, LycRecord)

const char *lyc_container_get_container_kind (LycContainer *self);
const char *lyc_container_get_cohort_id (LycContainer *self);
const char *lyc_container_get_course_id (LycContainer *self);
const char *lyc_container_get_lesson_id (LycContainer *self);
guint       lyc_container_get_n_user_ids (LycContainer *self);
const char *lyc_container_get_nth_user_ids (LycContainer *self, guint i);
const char *lyc_container_get_title (LycContainer *self);
gint64      lyc_container_get_last_pos (LycContainer *self);
gint64      lyc_container_get_last_at (LycContainer *self);
gint64      lyc_container_get_reply_count (LycContainer *self);
gint64      lyc_container_get_solved_count (LycContainer *self);
const char *lyc_container_get_first_post_id (LycContainer *self);
const char *lyc_container_get_author_id (LycContainer *self);
const char *lyc_container_get_post_kind (LycContainer *self);
gint64 lyc_container_get_asked_at (LycContainer *self);
const char *lyc_container_get_from_post_id (LycContainer *self);
const char *lyc_container_get_file_id (LycContainer *self);
const char *lyc_container_get_direct_id (LycContainer *self);
guint lyc_container_get_n_pinned_ids (LycContainer *self);
const char *lyc_container_get_nth_pinned_ids (LycContainer *self, guint i);
gboolean    lyc_container_is_answered (LycContainer *self);
gboolean    lyc_container_is_locked (LycContainer *self);
const char *lyc_container_get_lock_words (LycContainer *self);
gint64      lyc_container_get_slow_s (LycContainer *self);
gboolean    lyc_container_is_visible (LycContainer *self);
guint       lyc_container_get_n_can (LycContainer *self);
const char *lyc_container_get_nth_can (LycContainer *self, guint i);
gboolean    lyc_container_can (LycContainer *self, const char *action);
gboolean    lyc_container_get_anchor (LycContainer *self, LycAnchor *anchor);

G_END_DECLS
