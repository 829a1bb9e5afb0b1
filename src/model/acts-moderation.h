/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "act.h"
#include "cohort.h"
#include "container.h"
#include "membership.h"
#include "post.h"
#include "report.h"

G_BEGIN_DECLS

/* What a moderator does. Texts and objects are borrowed. */
typedef struct
{
  const char *act;         /* hide, return, warn, dismiss, move, lock, unlock, approve, refuse */
  const char *words;       /* why; "" for nothing */
  const char *to_id;       /* nullable: where a post moves */
  LycReport *report;       /* nullable: what it answers */
  LycPost *post;           /* nullable: for a whole conversation */
  LycContainer *container; /* nullable where the post's conversation is not this person's */
  const char *my_id;
} LycModeration;

/* Every act is (transfer full) and goes to lyc_outbox_perform(). */
LycAct *lyc_act_report (LycPost *post, const char *cohort_id, const char *reason,
                        const char *words, const char *my_id);
LycAct *lyc_act_moderate (const LycModeration *what, GListModel *reports);
LycAct *lyc_act_slow_down (LycContainer *container, gint64 seconds);
LycAct *lyc_act_approve_new (LycCohort *cohort, gboolean approve);
LycAct *lyc_act_moderating (LycMembership *membership, const char *state, const char *words);
LycAct *lyc_act_undo_moderation (const char *action_id, const LycModeration *what,
                                 GListModel *reports);

G_END_DECLS
