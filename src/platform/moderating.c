/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "moderating.h"

#include "access.h"
#include "changes.h"
#include "handlers.h"
#include "moderation.h"
#include "notice.h"
#include "text-clean.h"

/* Nobody has to moderate: whoever hosts a cohort asks a member, who says yes or no, may pause, and
 * may give it up. Only while the answer is yes does the member stand as one who moderates. */

typedef struct
{
  gint64 id;
  gint64 scope_id;
  gint64 cohort_id;
  gint64 user_id;
  gint64 by_id; /* who asked; 0 for a command */
  char *role;
  char *state;
} Duty;

static const struct
{
  const char *to;
  gboolean own; /* only the member says so; else only who may invite */
  const char *from;
} steps[] = { { "invited", FALSE, "none|invited|declined|left" },
              { "none", FALSE, "none|invited|declined|active|paused|left" },
              { "active", TRUE, "invited|declined|active|paused" },
              { "declined", TRUE, "invited|declined" },
              { "paused", TRUE, "active|paused" },
              { "left", TRUE, "active|paused|left" } };

/**
 * lyc_moderating_state:
 * @moderates: as it is kept, "" for nothing
 *
 * Returns: none, invited, declined, active, paused or left; a moderator by role moderates without
 *   having been asked, and a facilitator or admin never is
 */
const char *
lyc_moderating_state (const char *role, const char *moderates)
{
  if (g_str_equal (role, "facilitator") || g_str_equal (role, "admin"))
    return "none";
  if (g_str_equal (role, "moderator"))
    return g_str_equal (moderates, "paused") ? "paused" : "active";
  return *moderates != '\0' ? moderates : "none";
}

static void
duty_clear (Duty *duty)
{
  g_free (duty->role);
  g_free (duty->state);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Duty, duty_clear)

static gboolean
duty_load (LycPlatform *platform, gint64 cohort_id, gint64 user_id, Duty *duty)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT m.id, m.scope_id, m.moderates_by, m.role, m.moderates FROM membership m"
      " JOIN cohort c ON c.scope_id = m.scope_id"
      " WHERE c.id = ? AND m.user_id = ? AND m.state <> 'removed'",
      "ii", cohort_id, user_id);

  if (!lyc_rows_next (rows))
    return FALSE;
  duty->id = lyc_rows_int (rows, 0);
  duty->scope_id = lyc_rows_int (rows, 1);
  duty->by_id = lyc_rows_int (rows, 2);
  duty->role = g_strdup (lyc_rows_text (rows, 3));
  duty->state = g_strdup (lyc_moderating_state (duty->role, lyc_rows_text (rows, 4)));
  duty->cohort_id = cohort_id;
  duty->user_id = user_id;
  return TRUE;
}

static gboolean
is_by_role (const Duty *duty)
{
  return g_str_equal (duty->role, "moderator") || g_str_equal (duty->role, "facilitator")
         || g_str_equal (duty->role, "admin");
}

static gboolean
may_follow (const Duty *duty, const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].to, state))
      {
        g_auto (GStrv) from = g_strsplit (steps[i].from, "|", -1);

        return g_strv_contains ((const char *const *) from, duty->state)
               && (steps[i].own || !is_by_role (duty));
      }
  return FALSE;
}

static gboolean
is_own_word (const char *state)
{
  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (g_str_equal (steps[i].to, state))
      return steps[i].own;
  return FALSE;
}

/* Whoever has the role gives up the role; a pause that is over is as if there had been none. */
static void
write_state (LycPlatform *platform, const Duty *duty, const char *state)
{
  gboolean by_role = g_str_equal (duty->role, "moderator");
  gboolean none = g_str_equal (state, "none") || (by_role && g_str_equal (state, "active"));

  lyc_db_run (platform->db, "UPDATE membership SET moderates = ?, role = ? WHERE id = ?", "ssi",
              none ? "" : state, by_role && g_str_equal (state, "left") ? "learner" : duty->role,
              duty->id);
}

/**
 * lyc_moderating_see_invitations:
 *
 * Nothing waits any more for whom nobody asks now: the invitation was answered or taken back, or
 * the person has another role or left, in the running transaction.
 */
void
lyc_moderating_see_invitations (LycPlatform *platform, gint64 cohort_id, gint64 user_id)
{
  g_autoptr (GArray) ids = lyc_db_ints (
      platform->db,
      "SELECT n.id FROM notice n WHERE n.user_id = ?1 AND n.cohort_id = ?2"
      " AND n.reason = 'moderate' AND n.seen_at = 0 AND NOT EXISTS (SELECT 1 FROM membership m"
      "  JOIN cohort c ON c.scope_id = m.scope_id WHERE c.id = ?2 AND m.user_id = ?1"
      "  AND m.state <> 'removed' AND m.moderates = 'invited'"
      "  AND m.role IN ('learner', 'champion')) ORDER BY n.id",
      "ii", user_id, cohort_id);

  for (guint i = 0; i < ids->len; i++)
    lyc_notice_see (platform, g_array_index (ids, gint64, i), user_id);
}

static gboolean
may_hear (LycPlatform *platform, const Duty *duty)
{
  LycViewer *viewer = duty->by_id != 0 ? lyc_viewer_get (platform, duty->by_id) : NULL;

  return viewer != NULL
         && lyc_access_allows (lyc_viewer_in (viewer, duty->scope_id), "membership", "invite",
                               FALSE);
}

/* Whoever asked hears the answer, and when somebody gives it up; a pause is nobody's business. */
static void
tell_people (LycPlatform *platform, const Duty *duty, const char *state, const char *words,
             gint64 actor_id)
{
  LycNotice about = { .actor_id = actor_id, .cohort_id = duty->cohort_id, .words = words };
  gboolean yes = g_str_equal (state, "active");
  gboolean pause = g_str_equal (state, "paused") || (yes && g_str_equal (duty->state, "paused"));

  if (g_str_equal (state, "invited"))
    {
      lyc_notice_add (platform, duty->user_id, "moderate", &about);
      return;
    }
  lyc_moderating_see_invitations (platform, duty->cohort_id, duty->user_id);
  if (is_own_word (state) && !pause && may_hear (platform, duty))
    lyc_notice_add (platform, duty->by_id, yes ? "moderates" : "moderates_not", &about);
}

/* What the member sees changes with it where they begin or cease to moderate. It is nobody's act in
 * the log: everyone in the cohort gets that, and an actor would tell who declined or was not asked
 * again. */
static void
tell_change (LycPlatform *platform, const Duty *duty, const char *state)
{
  gboolean changes = g_str_equal (state, "active") != g_str_equal (duty->state, "active");

  lyc_scope_changed (platform, duty->user_id);
  lyc_change (platform, "membership.role_changed", "membership", duty->scope_id, duty->id, NULL, 0);
  if (changes)
    lyc_change (platform, "cohort.updated", "cohort", duty->scope_id, duty->cohort_id, NULL, 0);
}

/* Whoever was asked already stays asked as they were: what they see changes only with an event. */
static void
set (LycPlatform *platform, const Duty *duty, const char *state, const char *words, gint64 actor_id)
{
  g_autofree char *verb = g_strconcat ("membership.moderate.", state, NULL);

  if (g_str_equal (state, duty->state))
    return;
  if (g_str_equal (state, "invited"))
    lyc_db_run (platform->db,
                "UPDATE membership SET moderates_by = ?, moderates_words = ? WHERE id = ?", "isi",
                actor_id, words, duty->id);
  write_state (platform, duty, state);
  tell_change (platform, duty, state);
  tell_people (platform, duty, state, words, actor_id);
  lyc_audit_add (platform, actor_id, verb, "user", duty->user_id, duty->scope_id, words);
}

/**
 * lyc_moderating_invite:
 * @words: why just they; "" for nothing
 * @actor_id: who asks, 0 for a command
 *
 * Asks a member to moderate, in the running transaction; once, however often it is called.
 *
 * Returns: %FALSE where they are no member, or moderate already
 */
gboolean
lyc_moderating_invite (LycPlatform *platform, gint64 cohort_id, gint64 user_id, const char *words,
                       gint64 actor_id)
{
  g_auto (Duty) duty = { 0 };

  if (!duty_load (platform, cohort_id, user_id, &duty) || !may_follow (&duty, "invited"))
    return FALSE;
  set (platform, &duty, "invited", words, actor_id);
  return TRUE;
}

static gboolean
may_say (LycRequest *request, const char *state, gboolean own)
{
  gint64 scope = request->target.scope_id;

  if (is_own_word (state))
    return lyc_request_allow (request, "membership", "moderate", scope, own);
  return lyc_request_allow (request, "membership", "invite", scope, own);
}

void
lyc_handle_membership_moderate (LycRequest *request)
{
  const char *state = lyc_request_text (request, "state", "");
  g_autofree char *words = lyc_text_clean_line (lyc_request_text (request, "words", ""), 500);
  gint64 user_id
      = lyc_db_int (request->db, 0, "SELECT id FROM user WHERE uuid = ? AND state <> 'removed'",
                    "s", lyc_request_param (request, "user_id"));
  g_auto (Duty) duty = { 0 };

  if (!may_say (request, state, user_id == request->viewer->user_id))
    return;
  if (!duty_load (request->platform, request->target.id, user_id, &duty))
    lyc_request_not_found (request);
  else if (!may_follow (&duty, state))
    lyc_request_problem (request, 409, "conflict",
                         is_own_word (state) ? "Nobody asks you to moderate here any more."
                                             : "This person moderates already.");
  if (request->status != 0)
    return;
  set (request->platform, &duty, state, words, request->viewer->user_id);
  lyc_request_object (request, "membership", duty.scope_id, duty.id);
}
