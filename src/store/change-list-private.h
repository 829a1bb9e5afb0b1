/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "change-list.h"

G_BEGIN_DECLS

/* One object as the store files it; everything is text, so that it may cross to the writer thread.
 */
typedef struct
{
  LycKind kind;
  char *id;
  char *parent;
  char *scope;
  char *author;
  char *mentions; /* ids between spaces, with a space before and after */
  char *json;     /* NULL: gone */
  gint64 order;
  gint64 rev;
  gint64 as_of; /* when it was known to be so; a tombstone up to then is undone */
  gboolean changed; /* what it says is not new on the platform */
  gboolean stub;
  gboolean unseen; /* hidden or deleted: never unread */
} LycChangeEntry;

struct _LycChangeList
{
  GPtrArray *entries;
  GPtrArray *dropped; /* ids of cohorts that were left */
  GHashTable *listed; /* keys of what a whole registration listed */
  gint64 listed_as_of;
  gint64 cursor; /* -1: stays */
  gboolean look_again;
  char *user_id;
  gint64 ahead_ms; /* of the platform's clock; G_MININT64: stays */
};

G_END_DECLS
