/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "container.h"

/**
 * LycContainer:
 *
 * A place of talk: thread, channel or direct conversation. Fields as in data/api/openapi.yaml.
 */
struct _LycContainer
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycContainer, lyc_container, LYC_TYPE_RECORD)

static void
lyc_container_class_init (LycContainerClass *klass)
{
}

static void
lyc_container_init (LycContainer *self)
{
}

const char *
lyc_container_get_container_kind (LycContainer *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "container_kind");
}

const char *
lyc_container_get_cohort_id (LycContainer *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cohort_id");
}

const char *
lyc_container_get_course_id (LycContainer *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "course_id");
}

const char *
lyc_container_get_lesson_id (LycContainer *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "lesson_id");
}

guint
lyc_container_get_n_user_ids (LycContainer *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "user_ids");
}

const char *
lyc_container_get_nth_user_ids (LycContainer *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "user_ids", i);
}

const char *
lyc_container_get_title (LycContainer *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "title");
}

gint64
lyc_container_get_last_pos (LycContainer *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "last_pos");
}

gint64
lyc_container_get_last_at (LycContainer *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "last_at");
}

/* Returns: how many questions it answered before they were asked */
gint64
lyc_container_get_solved_count (LycContainer *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "solved_count");
}

gint64
lyc_container_get_reply_count (LycContainer *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "reply_count");
}

const char *
lyc_container_get_first_post_id (LycContainer *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "first_post_id");
}

const char *
lyc_container_get_author_id (LycContainer *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "author_id");
}

const char *
lyc_container_get_post_kind (LycContainer *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "post_kind");
}

/* Returns: when the first post of a thread was written, milliseconds since the epoch */
gint64
lyc_container_get_asked_at (LycContainer *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "asked_at");
}

/* Returns: the message that a thread came from; empty for none */
const char *
lyc_container_get_from_post_id (LycContainer *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "from_post_id");
}

/* Returns: the file that a thread is about, "" for none */
const char *
lyc_container_get_file_id (LycContainer *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "file_id");
}

/* Returns: the direct conversation whose file it is, "" for none */
const char *
lyc_container_get_direct_id (LycContainer *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "direct_id");
}

guint
lyc_container_get_n_pinned_ids (LycContainer *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "pinned_ids");
}

const char *
lyc_container_get_nth_pinned_ids (LycContainer *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "pinned_ids", i);
}

gboolean
lyc_container_is_answered (LycContainer *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "answered");
}

gboolean
lyc_container_is_locked (LycContainer *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "locked");
}

/* Why it is locked, "" where nobody said. */
const char *
lyc_container_get_lock_words (LycContainer *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "lock_words");
}

/* How many seconds one person waits here between two posts; 0 for none. */
gint64
lyc_container_get_slow_s (LycContainer *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "slow_s");
}

gboolean
lyc_container_is_visible (LycContainer *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "visible");
}

guint
lyc_container_get_n_can (LycContainer *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "can");
}

const char *
lyc_container_get_nth_can (LycContainer *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "can", i);
}

/* Whether the person may do @action here, a word such as "post.create" of the API's description. */
gboolean
lyc_container_can (LycContainer *self, const char *action)
{
  return lyc_record_has_string (LYC_RECORD (self), "can", action);
}

/* The moment a thread is tied to; FALSE where it is tied to none. The texts belong to the container. */
gboolean
lyc_container_get_anchor (LycContainer *self, LycAnchor *anchor)
{
  return lyc_anchor_read (lyc_record_get_object (LYC_RECORD (self), "anchor"), anchor);
}
