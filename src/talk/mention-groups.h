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

/* Something that can be called, as it is offered. */
typedef struct
{
  char *call;  /* what calls it, without the @ */
  char *reach; /* how many people that are */
} LycGroupOffer;

LycGroups lyc_mention_groups_in (LycContainer *container);
LycGroups lyc_mention_groups_find (const char *text);
guint lyc_mention_groups_count (LycPeople *people, LycGroups groups, GPtrArray *teams,
                                const char *my_id);
GStrv lyc_mention_groups_dup_words (LycGroups groups, GPtrArray *teams);
char *lyc_mention_groups_dup_reach (LycPeople *people, const char *text, LycGroups allowed,
                                    const char *my_id);
GPtrArray *lyc_mention_groups_offer (LycPeople *people, const char *word, LycGroups allowed,
                                     const char *my_id);
void lyc_group_offer_free (LycGroupOffer *offer);

G_END_DECLS
