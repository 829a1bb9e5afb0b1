/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* Where a hit is listed; the order is that of the list. */
typedef enum
{
  LYC_SEARCH_MOMENT,
  LYC_SEARCH_THREAD,
  LYC_SEARCH_CHAT,
  LYC_SEARCH_ARTICLE,
  LYC_SEARCH_LESSON,
  LYC_SEARCH_NOTE,
  LYC_SEARCH_FILE,
  LYC_SEARCH_PERSON,
  LYC_SEARCH_BADGE,
  LYC_SEARCH_PLACE, /* courses and cohorts */
  LYC_N_SEARCH_GROUPS,
} LycSearchGroup;

#define LYC_SEARCH_GROUP_BIT(group) (1u << (group))
#define LYC_SEARCH_ALL_GROUPS ((1u << LYC_N_SEARCH_GROUPS) - 1)

/**
 * LycSearchQuery:
 *
 * What somebody looks for: words, and what was said to narrow it down.
 */
typedef struct
{
  char *words;      /* as typed, without the filters; may be blank */
  char *from;       /* nullable: how words of the author's name begin, or that it is oneself */
  char *in;         /* nullable: how words of the cohort's, course's or lesson's title begin */
  char *post_kind;  /* nullable: of the API */
  guint groups;     /* bits of LYC_SEARCH_GROUP_BIT() */
  gint64 after_ms;  /* inclusive; G_MININT64: any */
  gint64 before_ms; /* exclusive; G_MAXINT64: any */
  gboolean has_file;
  gboolean unanswered;
  char *misread;  /* nullable: sentences about filters that are not understood, a line each */
  gboolean alike; /* what is like the words, the best first: any of them will do */
  guint limit;    /* hits of each group; of all where they are alike */
  guint more[LYC_N_SEARCH_GROUPS]; /* hits of this group beyond the limit */
} LycSearchQuery;

LycSearchQuery *lyc_search_query_parse (const char *text);
LycSearchQuery *lyc_search_query_new_alike (const char *text, guint limit);
LycSearchQuery *lyc_search_query_copy (const LycSearchQuery *self);
void lyc_search_query_free (LycSearchQuery *self);
gboolean lyc_search_query_is_blank (const LycSearchQuery *self);
gboolean lyc_search_query_has_word (const LycSearchQuery *self);
gboolean lyc_search_query_has_filter (const LycSearchQuery *self);
gboolean lyc_search_query_is_for_all (const LycSearchQuery *self);
guint lyc_search_query_get_limit (const LycSearchQuery *self, LycSearchGroup group);
char **lyc_search_query_list_kinds (void);
gboolean lyc_search_word_is_me (const char *word);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycSearchQuery, lyc_search_query_free)

G_END_DECLS
