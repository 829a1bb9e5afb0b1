/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "container.h"
#include "people.h"

G_BEGIN_DECLS

/* Groups that can be called by name, as flags. */
typedef enum
{
  LYC_GROUP_NONE = 0,
  LYC_GROUP_COHORT = 1,       /* "@cohort" */
  LYC_GROUP_FACILITATORS = 2, /* "@facilitators" */
} LycGroups;

LycGroups lyc_mention_groups_in (LycContainer *container);
LycGroups lyc_mention_groups_find (const char *text);
guint lyc_mention_groups_count (LycPeople *people, LycGroups groups, const char *my_id);
GStrv lyc_mention_groups_dup_words (LycGroups groups);
char *lyc_mention_groups_dup_reach (LycPeople *people, LycGroups called, LycGroups allowed,
                                    const char *my_id);

G_END_DECLS
