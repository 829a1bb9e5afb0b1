/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "membership.h"

/**
 * LycMembership:
 *
 * A person's place in a cohort. Fields as in data/api/openapi.yaml.
 */
struct _LycMembership
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycMembership, lyc_membership, LYC_TYPE_RECORD)

static void
lyc_membership_class_init (LycMembershipClass *klass)
{
}

static void
lyc_membership_init (LycMembership *self)
{
}

const char *
lyc_membership_get_cohort_id (LycMembership *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "cohort_id");
}

const char *
lyc_membership_get_user_id (LycMembership *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "user_id");
}

const char *
lyc_membership_get_role (LycMembership *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "role");
}

const char *
lyc_membership_get_state (LycMembership *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "state");
}

gboolean
lyc_membership_is_observer (LycMembership *self)
{
  return lyc_record_get_bool (LYC_RECORD (self), "observer");
}

gint64
lyc_membership_get_joined_at (LycMembership *self)
{
  return lyc_record_get_int (LYC_RECORD (self), "joined_at");
}

/* Returns: none, invited, declined, active, paused or left; of others, for whom it is not this
 * person's to know, none or active */
const char *
lyc_membership_get_moderates (LycMembership *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "moderates");
}

/* Returns: who asked them to moderate; "" for nobody */
const char *
lyc_membership_get_asked_by_id (LycMembership *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "asked_by_id");
}

const char *
lyc_membership_get_asked_words (LycMembership *self)
{
  return lyc_record_get_string (LYC_RECORD (self), "asked_words");
}

/* Returns: whether they stand as a moderator, by their role or because they were asked and do */
gboolean
lyc_membership_is_moderating (LycMembership *self)
{
  const char *moderates = lyc_membership_get_moderates (self);

  /* An older platform says nothing of it. */
  return g_str_equal (moderates, "active")
         || (*moderates == '\0' && g_str_equal (lyc_membership_get_role (self), "moderator"));
}

/* What they earned in the cohort, the newest first. */
guint
lyc_membership_get_n_badge_class_ids (LycMembership *self)
{
  return lyc_record_get_n_strings (LYC_RECORD (self), "badge_class_ids");
}

const char *
lyc_membership_get_nth_badge_class_id (LycMembership *self, guint i)
{
  return lyc_record_get_nth_string (LYC_RECORD (self), "badge_class_ids", i);
}
