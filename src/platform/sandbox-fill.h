/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "people.h"
#include "platform.h"

G_BEGIN_DECLS

/* The making of the demo cohort, in one transaction, and how its parts read the sandbox's content.
 */
typedef struct
{
  LycPlatform *platform;
  char *folder;
  gint64 now;
  gint64 course_id;
  gint64 cohort_id; /* of what is being filled */
  gint64 scope_id;
  gint64 tasks;        /* how many were made */
  GHashTable *cohorts; /* key -> GINT cohort id */
} LycSandboxFill;

static inline const char *
text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, "");
}

static inline gint64
number (JsonObject *object, const char *name)
{
  return json_object_get_int_member_with_default (object, name, 0);
}

static inline JsonArray *
list (JsonObject *object, const char *name)
{
  return json_object_has_member (object, name) ? json_object_get_array_member (object, name) : NULL;
}

static inline guint
length (JsonArray *array)
{
  return array != NULL ? json_array_get_length (array) : 0;
}

static inline gint64
person (LycSandboxFill *self, const char *key)
{
  return lyc_user_by_login (self->platform, key);
}

static inline gint64
lesson (LycSandboxFill *self, const char *slug)
{
  return lyc_db_int (self->platform->db, 0, "SELECT id FROM lesson WHERE slug = ?", "s", slug);
}

/* sandbox.c */
char *lyc_sandbox_copy_file (LycSandboxFill *fill, const char *name, const char *into, gint64 *size);
/* sandbox-files.c */
void lyc_sandbox_add_file (LycSandboxFill *fill, JsonObject *file);
char *lyc_sandbox_add_files (LycSandboxFill *fill, JsonObject *post, gint64 container, GArray *ids);
void lyc_sandbox_name_files (LycSandboxFill *fill, gint64 post, const GArray *ids);
/* sandbox-recordings.c */
void lyc_sandbox_add_recording (LycSandboxFill *fill, JsonObject *recording);
/* sandbox-journey.c */
gboolean lyc_sandbox_add_journey (LycSandboxFill *fill, JsonObject *cohort, GError **error);
/* sandbox-quiz.c */
void lyc_sandbox_add_first_tries (LycSandboxFill *fill, JsonObject *one);
/* sandbox-talk.c */
void lyc_sandbox_add_container (LycSandboxFill *fill, JsonObject *container);

G_END_DECLS
