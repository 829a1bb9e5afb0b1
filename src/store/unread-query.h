/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <sqlite3.h>

#include "following.h"
#include "ledger.h"

G_BEGIN_DECLS

/* What the outbox has yet to say about one place, cohort or course. */
typedef struct
{
  gint64 read_pos;    /* 0: nothing */
  gint64 marked_from; /* -1: nothing; 0 takes the mark away */
  char *follow;       /* NULL: nothing */
  gint64 mute_until;
} LycWaitingMark;

typedef struct
{
  char *user_id;
  gint64 now;          /* the platform's time, for mutes that end */
  GHashTable *waiting; /* id of a container, cohort or course -> LycWaitingMark */
} LycUnreadQuery;

typedef struct
{
  GPtrArray *entries; /* of LycLedgerEntry */
  gint64 changes_at;  /* when the next mute ends; 0 for none */
} LycUnreadAnswer;

LycUnreadQuery *lyc_unread_query_new (const char *user_id, gint64 now);
void lyc_unread_query_free (LycUnreadQuery *query);
LycWaitingMark *lyc_unread_query_get_waiting (LycUnreadQuery *query, const char *id);
void lyc_unread_answer_free (LycUnreadAnswer *answer);

/* Job of the store's reader. */
gpointer lyc_query_unread (sqlite3 *db, gpointer unread_query, GError **error);

G_END_DECLS
