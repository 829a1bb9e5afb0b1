/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "access.h"

#define ALL LYC_ALLOW_ALL
#define STAFF LYC_ALLOW_STAFF
#define MODERATORS (STAFF | LYC_ALLOW_VOLUNTEER)
#define NONE 0u
#define GUIDES                                                                                   \
  (LYC_ALLOW (LYC_ROLE_CHAMPION) | LYC_ALLOW (LYC_ROLE_FACILITATOR)                              \
   | LYC_ALLOW (LYC_ROLE_MODERATOR))
#define ADMIN LYC_ALLOW (LYC_ROLE_ADMIN)
#define KEEPERS (LYC_ALLOW (LYC_ROLE_MODERATOR) | ADMIN)
#define HOSTS (LYC_ALLOW (LYC_ROLE_FACILITATOR) | LYC_ALLOW (LYC_ROLE_ADMIN))

/* resource, action, sort, roles for own, roles for others'. One line per (resource, action). */
static const LycAccessRow rows[] = {
  { "sync", "read", LYC_ACT_READ, ALL, ALL },
  { "stream", "open", LYC_ACT_READ, ALL, ALL },
  { "search", "read", LYC_ACT_READ, ALL, ALL }, /* of what may be read */
  { "user", "read", LYC_ACT_READ, ALL, ALL },
  { "user", "edit", LYC_ACT_PERSONAL, ALL, NONE },
  { "block", "change", LYC_ACT_PERSONAL, ALL, NONE },
  { "cohort", "read", LYC_ACT_READ, ALL, ALL },
  { "cohort", "edit", LYC_ACT_WRITE, HOSTS, HOSTS },
  { "membership", "set", LYC_ACT_WRITE, HOSTS, HOSTS },
  { "membership", "remove", LYC_ACT_WRITE, NONE, HOSTS },
  { "membership", "invite", LYC_ACT_WRITE, NONE, HOSTS },
  { "membership", "moderate", LYC_ACT_PERSONAL, ALL, NONE },
  { "membership", "leave", LYC_ACT_PERSONAL, ALL, ALL },
  { "course", "read", LYC_ACT_READ, ALL, ALL },
  { "lesson", "read", LYC_ACT_READ, ALL, ALL },
  { "article", "read", LYC_ACT_READ, ALL, ALL },
  { "asset", "read", LYC_ACT_READ, ALL, ALL },
  { "transcript", "read", LYC_ACT_READ, ALL, ALL },
  { "progress", "merge", LYC_ACT_PERSONAL, ALL, ALL },
  { "note", "create", LYC_ACT_PERSONAL, ALL, ALL },
  { "note", "edit", LYC_ACT_PERSONAL, ALL, NONE },
  { "note", "delete", LYC_ACT_PERSONAL, ALL, NONE },
  { "quiz", "read", LYC_ACT_READ, ALL, ALL },
  { "attempt", "start", LYC_ACT_WRITE, ALL, ALL },
  { "attempt", "answer", LYC_ACT_WRITE, ALL, NONE },
  { "attempt", "submit", LYC_ACT_WRITE, ALL, NONE },
  { "container", "read", LYC_ACT_READ, ALL, ALL },
  { "container", "create", LYC_ACT_WRITE, ALL, ALL },
  { "container", "retitle", LYC_ACT_WRITE, ALL, MODERATORS },
  { "container", "lock", LYC_ACT_WRITE, MODERATORS, MODERATORS },
  { "container", "slow", LYC_ACT_WRITE, MODERATORS, MODERATORS },
  { "container", "hide", LYC_ACT_WRITE, MODERATORS, MODERATORS },
  { "container", "edit", LYC_ACT_WRITE, ALL, MODERATORS },
  { "container", "typing", LYC_ACT_WRITE, ALL, ALL },
  { "post", "read", LYC_ACT_READ, ALL, ALL },
  { "post", "create", LYC_ACT_WRITE, ALL, ALL },
  { "post", "announce", LYC_ACT_WRITE, STAFF, STAFF },
  { "post", "edit", LYC_ACT_WRITE, ALL, NONE },
  { "post", "delete", LYC_ACT_WRITE, ALL, MODERATORS },
  { "post", "hide", LYC_ACT_WRITE, MODERATORS, MODERATORS },
  { "post", "pin", LYC_ACT_WRITE, MODERATORS, MODERATORS },
  { "post", "mention_cohort", LYC_ACT_WRITE, GUIDES | STAFF, GUIDES | STAFF },
  { "post", "move", LYC_ACT_WRITE, MODERATORS, MODERATORS },
  { "post", "see_hidden", LYC_ACT_READ, MODERATORS, MODERATORS },
  { "reaction", "set", LYC_ACT_WRITE, ALL, ALL },
  { "answer", "accept", LYC_ACT_WRITE, ALL, STAFF }, /* own: the question is theirs */
  { "answer", "endorse", LYC_ACT_WRITE, NONE, GUIDES },
  { "solved", "count", LYC_ACT_PERSONAL, ALL, NONE }, /* a question that was not asked */
  { "solved", "see", LYC_ACT_READ, STAFF, STAFF },
  { "read_state", "set", LYC_ACT_PERSONAL, ALL, ALL },
  { "follow", "set", LYC_ACT_PERSONAL, ALL, ALL },
  { "settings", "read", LYC_ACT_READ, ALL, NONE },
  { "settings", "edit", LYC_ACT_PERSONAL, ALL, NONE },
  { "notice", "see", LYC_ACT_PERSONAL, ALL, NONE },
  { "report", "create", LYC_ACT_PERSONAL, NONE, ALL },
  { "report", "hint", LYC_ACT_WRITE, GUIDES | LYC_ALLOW_VOLUNTEER, GUIDES | LYC_ALLOW_VOLUNTEER },
  { "report", "triage", LYC_ACT_READ, MODERATORS, MODERATORS },
  { "report", "triage_direct", LYC_ACT_READ, KEEPERS, KEEPERS },
  { "mod_action", "apply", LYC_ACT_WRITE, MODERATORS, MODERATORS },
  { "mod_action", "undo", LYC_ACT_WRITE, MODERATORS, NONE },
  { "audit", "read", LYC_ACT_READ, ADMIN, ADMIN },
  { "task", "create", LYC_ACT_WRITE, ALL, ALL },
  { "task", "edit", LYC_ACT_WRITE, ALL, ALL },
  { "task", "delete", LYC_ACT_WRITE, ALL, STAFF },
  { "team", "create", LYC_ACT_WRITE, HOSTS, HOSTS },
  { "team", "edit", LYC_ACT_WRITE, HOSTS, HOSTS },
  { "team", "delete", LYC_ACT_WRITE, HOSTS, HOSTS },
  { "file", "read", LYC_ACT_READ, ALL, ALL },
  { "file", "create", LYC_ACT_WRITE, ALL, ALL },
  { "file", "append", LYC_ACT_WRITE, ALL, NONE },
  { "file", "delete", LYC_ACT_WRITE, ALL, MODERATORS },
  { "sandbox", "start_over", LYC_ACT_WRITE, ALL, ALL },
};

const LycAccessRow *
lyc_access_rows (guint *count)
{
  *count = G_N_ELEMENTS (rows);
  return rows;
}
