/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "challenge.h"

#include "json-read.h"

/**
 * LycChallenge:
 *
 * The cohort's challenge and where everyone stands. Fields as in data/api/openapi.yaml.
 */
struct _LycChallenge
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycChallenge, lyc_challenge, LYC_TYPE_RECORD)

static void
lyc_challenge_class_init (LycChallengeClass *klass)
{
}

static void
lyc_challenge_init (LycChallenge *self)
{
}

const char *
lyc_challenge_get_cohort_id (LycChallenge *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cohort_id");
}

const char *
lyc_challenge_get_title (LycChallenge *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "title");
}

guint
lyc_challenge_get_n_rows (LycChallenge *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "rows");
}

/* Returns: (transfer none): the person in place @i, most points first */
const char *
lyc_challenge_get_row (LycChallenge *self, guint i, gint64 *points)
{
  JsonObject *row = lyc_record_get_nth_object (LYC_RECORD (self), "rows", i);

  if (row == NULL)
    return "";
  *points = lyc_json_int (row, "points", 0);
  return lyc_json_text (row, "user_id", "");
}
