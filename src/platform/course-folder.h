/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define LYC_COURSE_VIDEO_BYTES (G_GINT64_CONSTANT (2) * 1024 * 1024 * 1024)
#define LYC_COURSE_FOLDER_FILES 2000
#define LYC_COURSE_FOLDER_BYTES (G_GINT64_CONSTANT (20) * 1024 * 1024 * 1024)
#define LYC_COURSE_DOCUMENT_BYTES (100 * 1024 * 1024)

/* A folder that is being read, and how much of it has been. */
typedef struct
{
  int fd;
  guint n_files;
  gint64 n_bytes;
} LycCourseFolder;

int lyc_course_folder_open (LycCourseFolder *self, const char *name, gint64 max_bytes,
                            GError **error);
char *lyc_course_folder_bytes (int fd, gsize *length);
char *lyc_course_folder_read (int fd, const char *name, gsize *length, GError **error);
const char *lyc_course_folder_type (int fd);
gboolean lyc_course_folder_is_pdf (int fd);
char *lyc_course_folder_keep (int fd, const char *into, GPtrArray *fresh, gint64 *size);

G_END_DECLS
