/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "rate.h"

/* A token bucket holds a minute's worth, in thousandths. */
typedef struct {
  gint64 tokens;
  gint64 at;
} Bucket;

#define ONE 1000

static void
refill (Bucket *bucket, gint64 per_minute, gint64 now)
{
  gint64 passed = CLAMP (now - bucket->at, 0, 60000);

  bucket->tokens = MIN (bucket->tokens + passed * per_minute * ONE / 60000, per_minute * ONE);
  bucket->at = now;
}

static gpointer
bucket_copy (gint64 tokens, gint64 at)
{
  Bucket *bucket = g_new0 (Bucket, 1);

  bucket->tokens = tokens;
  bucket->at = at;
  return bucket;
}

/**
 * lyc_rate_take:
 * @key: whose bucket
 * @per_minute: how much it holds and how fast it fills
 *
 * Returns: 0 where the act may go on, else after how many seconds to try again
 */
gint64
lyc_rate_take (LycPlatform *platform, const char *key, gint64 per_minute)
{
  gint64 now = lyc_platform_now (platform);
  Bucket *bucket = g_hash_table_lookup (platform->rates, key);

  if (bucket == NULL)
    {
      bucket = bucket_copy (per_minute * ONE, now);
      g_hash_table_insert (platform->rates, g_strdup (key), bucket);
    }
  refill (bucket, per_minute, now);
  if (bucket->tokens < ONE)
    return 1 + (ONE - bucket->tokens) * 60 / (per_minute * ONE);
  bucket->tokens -= ONE;
  return 0;
}

/**
 * lyc_rate_load:
 *
 * Takes the buckets up where the last run left them.
 */
void
lyc_rate_load (LycPlatform *platform)
{
  g_autoptr (LycRows) rows = lyc_db_query (platform->db, "SELECT key, tokens, at FROM bucket", "");

  while (lyc_rows_next (rows))
    g_hash_table_insert (platform->rates, g_strdup (lyc_rows_text (rows, 0)),
                         bucket_copy (lyc_rows_int (rows, 1), lyc_rows_int (rows, 2)));
}

static gboolean
is_old (gpointer key, gpointer value, gpointer now)
{
  return ((Bucket *) value)->at + 60000 < *(gint64 *) now;
}

/**
 * lyc_rate_save:
 *
 * Keeps the buckets that are not full, in a transaction of its own; called now and then.
 */
void
lyc_rate_save (LycPlatform *platform)
{
  gint64 now = lyc_platform_now (platform);
  GHashTableIter iter;
  gpointer key;
  gpointer value;

  g_hash_table_foreach_remove (platform->rates, is_old, &now);
  lyc_db_begin (platform->db);
  lyc_db_run (platform->db, "DELETE FROM bucket", "");
  g_hash_table_iter_init (&iter, platform->rates);
  while (g_hash_table_iter_next (&iter, &key, &value))
    lyc_db_run (platform->db, "INSERT INTO bucket (key, tokens, at) VALUES (?, ?, ?)", "sii", key,
                ((Bucket *) value)->tokens, ((Bucket *) value)->at);
  lyc_db_commit (platform->db);
}
