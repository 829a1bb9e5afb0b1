/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "shared-file.h"

#include "ids.h"

/**
 * LycFile:
 *
 * A file of the cohort. Fields as in data/api/openapi.yaml.
 */
struct _LycFile
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycFile, lyc_file, LYC_TYPE_RECORD)

static void
lyc_file_class_init (LycFileClass *klass)
{
}

static void
lyc_file_init (LycFile *self)
{
}

const char *
lyc_file_get_cohort_id (LycFile *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cohort_id");
}

const char *
lyc_file_get_name (LycFile *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "name");
}

const char *
lyc_file_get_media_type (LycFile *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "type");
}

gint64
lyc_file_get_size (LycFile *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "size");
}

const char *
lyc_file_get_sha256 (LycFile *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "sha256");
}

const char *
lyc_file_get_state (LycFile *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "state");
}

gint64
lyc_file_get_offset (LycFile *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "offset");
}

const char *
lyc_file_get_author_id (LycFile *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "author_id");
}

gint64
lyc_file_get_created_at (LycFile *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "created_at");
}

/* Returns: whether it goes with a post instead of lying in the workspace */
gboolean
lyc_file_is_attached (LycFile *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "attached");
}

/* Returns: whether everyone in its place sees it, and not its maker alone */
gboolean
lyc_file_is_shared (LycFile *self)
{
  return g_str_equal (lyc_file_get_state (self), "ready")
         && (!lyc_file_is_attached (self) || lyc_record_get_bool (LYC_RECORD (self), "shared"));
}

/**
 * lyc_file_dup_thread_id:
 *
 * Returns: (transfer full): what the one thread about the file is called, whether it is begun or
 * not
 */
char *
lyc_file_dup_thread_id (const char *file_id)
{
  return lyc_id_derive ("file", file_id);
}
