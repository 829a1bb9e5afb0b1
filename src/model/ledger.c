/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ledger.h"

struct _LycLedger
{
  GObject parent_instance;

  GPtrArray *entries;    /* of LycLedgerEntry, newest change first */
  GHashTable *by_container; /* container id -> entry, borrowed from entries */
};

G_DEFINE_FINAL_TYPE (LycLedger, lyc_ledger, G_TYPE_OBJECT)

void
lyc_ledger_entry_free (LycLedgerEntry *entry)
{
  g_free (entry->container_id);
  g_free (entry->scope_id);
  g_free (entry->lesson_id);
  g_free (entry);
}

static void
lyc_ledger_finalize (GObject *object)
{
  LycLedger *self = LYC_LEDGER (object);

  g_clear_pointer (&self->by_container, g_hash_table_unref);
  g_clear_pointer (&self->entries, g_ptr_array_unref);
  G_OBJECT_CLASS (lyc_ledger_parent_class)->finalize (object);
}

static void
lyc_ledger_class_init (LycLedgerClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_ledger_finalize;
  g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                G_TYPE_NONE, 0);
}

static void
lyc_ledger_init (LycLedger *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_ledger_entry_free);
  self->by_container = g_hash_table_new (g_str_hash, g_str_equal);
}

LycLedger *
lyc_ledger_new (void)
{
  return g_object_new (LYC_TYPE_LEDGER, NULL);
}

typedef gboolean (*EntryFilter) (const LycLedgerEntry *entry, const char *key);

static guint
sum (LycLedger *self, EntryFilter filter, const char *key)
{
  guint total = 0;

  for (guint i = 0; i < self->entries->len; i++)
    {
      const LycLedgerEntry *entry = g_ptr_array_index (self->entries, i);

      if (filter == NULL || filter (entry, key))
        total += entry->count;
    }
  return total;
}

static gboolean
in_scope (const LycLedgerEntry *entry, const char *key)
{
  return g_str_equal (entry->scope_id, key);
}

static gboolean
in_lesson (const LycLedgerEntry *entry, const char *key)
{
  return g_str_equal (entry->lesson_id, key);
}

static gboolean
discussed_in_scope (const LycLedgerEntry *entry, const char *key)
{
  return !entry->channel && in_scope (entry, key);
}

static gboolean
chatted_in_scope (const LycLedgerEntry *entry, const char *key)
{
  return entry->channel && in_scope (entry, key);
}

/* Everything unread, as in the window's title. */
guint
lyc_ledger_get_total (LycLedger *self)
{
  return sum (self, NULL, NULL);
}

/* Returns: (transfer none) (nullable): the container's entry; %NULL where nothing is unread */
const LycLedgerEntry *
lyc_ledger_get_entry (LycLedger *self, const char *container_id)
{
  return g_hash_table_lookup (self->by_container, container_id);
}

guint
lyc_ledger_get_count (LycLedger *self, const char *container_id)
{
  const LycLedgerEntry *entry = lyc_ledger_get_entry (self, container_id);

  return entry != NULL ? entry->count : 0;
}

guint
lyc_ledger_get_scope_count (LycLedger *self, const char *scope_id)
{
  return sum (self, in_scope, scope_id);
}

guint
lyc_ledger_get_lesson_count (LycLedger *self, const char *lesson_id)
{
  return sum (self, in_lesson, lesson_id);
}

/* Unread posts of the cohort's threads. */
guint
lyc_ledger_get_discussion_count (LycLedger *self, const char *scope_id)
{
  return sum (self, discussed_in_scope, scope_id);
}

/* Unread posts of the cohort's channel. */
guint
lyc_ledger_get_chat_count (LycLedger *self, const char *scope_id)
{
  return sum (self, chatted_in_scope, scope_id);
}

/* Returns: (transfer none) (nullable): one of the places with something unread, the one that changed
 * last at first; %NULL after the last */
const LycLedgerEntry *
lyc_ledger_get_nth (LycLedger *self, guint n)
{
  return n < self->entries->len ? g_ptr_array_index (self->entries, n) : NULL;
}

static guint
index_of (LycLedger *self, const char *container_id)
{
  for (guint i = 0; container_id != NULL && i < self->entries->len; i++)
    {
      const LycLedgerEntry *entry = g_ptr_array_index (self->entries, i);

      if (g_str_equal (entry->container_id, container_id))
        return i;
    }
  return G_MAXUINT;
}

static const LycLedgerEntry *
entry_at (LycLedger *self, guint i)
{
  return self->entries->len > 0 ? g_ptr_array_index (self->entries, i % self->entries->len) : NULL;
}

/**
 * lyc_ledger_get_next:
 * @after_container_id: (nullable): where the person is now
 *
 * Returns: (transfer none) (nullable): the next container with something unread, round in a circle
 */
const LycLedgerEntry *
lyc_ledger_get_next (LycLedger *self, const char *after_container_id)
{
  guint at = index_of (self, after_container_id);

  return entry_at (self, at == G_MAXUINT ? 0 : at + 1);
}

/* Returns: (transfer none) (nullable): the one before it, round in a circle */
const LycLedgerEntry *
lyc_ledger_get_previous (LycLedger *self, const char *before_container_id)
{
  guint at = index_of (self, before_container_id);

  return entry_at (self, at == G_MAXUINT || at == 0 ? self->entries->len - 1 : at - 1);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const LycLedgerEntry *first = *(LycLedgerEntry *const *) a;
  const LycLedgerEntry *second = *(LycLedgerEntry *const *) b;

  return first->order > second->order ? -1 : first->order < second->order;
}

/**
 * lyc_ledger_replace:
 * @entries: (transfer none): #LycLedgerEntry of every container with something unread, with
 *   lyc_ledger_entry_free() as free function
 *
 * Takes what the store counted.
 */
void
lyc_ledger_replace (LycLedger *self, GPtrArray *entries)
{
  g_hash_table_remove_all (self->by_container);
  g_ptr_array_unref (self->entries);
  self->entries = g_ptr_array_ref (entries);
  g_ptr_array_sort (self->entries, compare_entries);
  for (guint i = 0; i < self->entries->len; i++)
    {
      LycLedgerEntry *entry = g_ptr_array_index (self->entries, i);

      g_hash_table_insert (self->by_container, entry->container_id, entry);
    }
  g_signal_emit_by_name (self, "changed");
}
