/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

/* What is unread in one container. */
typedef struct
{
  char *container_id;
  char *scope_id;  /* the cohort; "" for a direct conversation */
  char *lesson_id; /* "" where it hangs on no lesson */
  gint64 order;    /* when it last changed, to walk through them */
  guint count;
  guint mentions;
  gint64 first_pos; /* the first unread post */
  gboolean channel; /* counts under chat, not under discussion */
} LycLedgerEntry;

/**
 * LycLedger:
 *
 * The one ledger of what is unread: a function of read positions and visible posts, never a number
 * that is kept. Every count in the window comes from here. Signal "changed".
 */
#define LYC_TYPE_LEDGER (lyc_ledger_get_type ())
G_DECLARE_FINAL_TYPE (LycLedger, lyc_ledger, LYC, LEDGER, GObject)

LycLedger            *lyc_ledger_new (void);
guint                 lyc_ledger_get_total (LycLedger *self);
guint                 lyc_ledger_get_count (LycLedger *self, const char *container_id);
const LycLedgerEntry *lyc_ledger_get_entry (LycLedger *self, const char *container_id);
guint                 lyc_ledger_get_scope_count (LycLedger *self, const char *scope_id);
guint                 lyc_ledger_get_lesson_count (LycLedger *self, const char *lesson_id);
guint                 lyc_ledger_get_discussion_count (LycLedger *self, const char *scope_id);
guint                 lyc_ledger_get_chat_count (LycLedger *self, const char *scope_id);
const LycLedgerEntry *lyc_ledger_get_nth (LycLedger *self, guint n);
const LycLedgerEntry *lyc_ledger_get_next (LycLedger *self, const char *after_container_id);
const LycLedgerEntry *lyc_ledger_get_previous (LycLedger *self, const char *before_container_id);

/* For sync alone. */
void                  lyc_ledger_replace (LycLedger *self, GPtrArray *entries);
void                  lyc_ledger_entry_free (LycLedgerEntry *entry);

G_END_DECLS
