/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act.h"
#include "worker.h"

G_BEGIN_DECLS

/* What is written to the outbox in one transaction, on disk before it is answered. */
typedef struct
{
  char *id;
  char *json;          /* of an act to add or rewrite; NULL: the act is taken out */
  char *reason;        /* nullable: why it was refused */
  char *draft;         /* nullable: the place of the draft to clear */
  char *draft_text;    /* nullable: only while it says this */
  GPtrArray *replaced; /* ids of acts that the new one stands for */
} LycOutboxWrite;

LycOutboxWrite *lyc_outbox_write_new (LycAct *act, gboolean keep, const char *reason);
void            lyc_outbox_write_free (LycOutboxWrite *self);
gpointer        lyc_outbox_write_job (sqlite3 *db, gpointer write, GError **error);

/* A draft that was written; empty text deletes it. */
typedef struct
{
  char *place;
  char *text;
  char *files; /* ids with spaces between them */
} LycDraftWrite;

void     lyc_draft_write_free (LycDraftWrite *self);
gpointer lyc_draft_write_job (sqlite3 *db, gpointer write, GError **error);

G_END_DECLS
