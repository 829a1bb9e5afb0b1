/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "reattach.h"

#include "changes.h"
#include "cue.h"
#include "json-gate.h"
#include "talk.h"

static const LycJsonLimits limits = { 64 * 1024 * 1024, 16, 4000000 };

/* One revision of a video: what is said in it, in one language, and how long it is. */
typedef struct
{
  GPtrArray *cues; /* LycCue */
  gint64 duration_ms;
} Version;

/* An earlier revision beside the one of now. */
typedef struct
{
  Version *before;
  Version *now;
  LycAttach *attach;
} Pair;

struct _LycReattach
{
  LycPlatform *platform;
  gint64 asset_id;
  gint64 revision;
  GHashTable *pairs; /* earlier revision -> Pair, NULL where nothing is known of it */
};

static void
version_free (Version *version)
{
  g_ptr_array_unref (version->cues);
  g_free (version);
}

static void
pair_free (Pair *pair)
{
  if (pair == NULL)
    return;
  lyc_attach_free (pair->attach);
  version_free (pair->before);
  version_free (pair->now);
  g_free (pair);
}

/**
 * lyc_asset_keep_past:
 *
 * Keeps what is known of an asset's revision, because the next one is about to take its place:
 * moments of it may still come from those who were offline.
 */
void
lyc_asset_keep_past (LycPlatform *platform, gint64 asset_id)
{
  lyc_db_run (
      platform->db,
      "INSERT OR REPLACE INTO past_asset (asset_id, revision, language, number, duration_ms,"
      " cues) SELECT a.id, a.revision, coalesce (t.language, ''), coalesce (t.number, 0),"
      " a.duration_ms, coalesce (t.cues, '[]') FROM asset a"
      " LEFT JOIN transcript t ON t.asset_id = a.id AND NOT t.gone WHERE a.id = ?",
      "i", asset_id);
}

static LycCue *
read_cue (JsonObject *object)
{
  return lyc_cue_new (json_object_get_string_member_with_default (object, "id", ""),
                      json_object_get_int_member_with_default (object, "start_ms", 0),
                      json_object_get_int_member_with_default (object, "end_ms", 0), NULL,
                      json_object_get_string_member_with_default (object, "text", ""));
}

static Version *
version_new (gint64 duration_ms, const char *cues)
{
  Version *version = g_new0 (Version, 1);
  g_autoptr (JsonNode) root
      = cues != NULL ? lyc_json_parse (cues, strlen (cues), &limits, NULL) : NULL;
  JsonArray *array
      = root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;

  version->duration_ms = duration_ms;
  version->cues = g_ptr_array_new_with_free_func ((GDestroyNotify) lyc_cue_free);
  for (guint i = 0; array != NULL && i < json_array_get_length (array); i++)
    g_ptr_array_add (version->cues, read_cue (json_array_get_object_element (array, i)));
  return version;
}

/* The language that both have is compared, the first of then before others. */
static Pair *
pair_new (LycReattach *self, gint64 revision)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      self->platform->db,
      "SELECT p.duration_ms, p.cues, a.duration_ms, t.cues FROM past_asset p"
      " JOIN asset a ON a.id = p.asset_id LEFT JOIN transcript t ON t.asset_id = a.id"
      " AND NOT t.gone AND t.language = p.language WHERE p.asset_id = ? AND p.revision = ?"
      " ORDER BY t.cues IS NULL, p.number LIMIT 1",
      "ii", self->asset_id, revision);
  Pair *pair;

  if (!lyc_rows_next (rows))
    return NULL;
  pair = g_new0 (Pair, 1);
  pair->before = version_new (lyc_rows_int (rows, 0), lyc_rows_text (rows, 1));
  pair->now = version_new (lyc_rows_int (rows, 2), lyc_rows_text (rows, 3));
  pair->attach = lyc_attach_new (pair->before->cues, pair->before->duration_ms, pair->now->cues,
                                 pair->now->duration_ms);
  return pair;
}

static Pair *
pair_of (LycReattach *self, gint64 revision)
{
  gpointer key = GINT_TO_POINTER ((int) revision);
  gpointer pair;

  if (g_hash_table_lookup_extended (self->pairs, key, NULL, &pair))
    return pair;
  pair = pair_new (self, revision);
  g_hash_table_insert (self->pairs, key, pair);
  return pair;
}

LycReattach *
lyc_reattach_new (LycPlatform *platform, gint64 asset_id)
{
  LycReattach *self = g_new0 (LycReattach, 1);

  self->platform = platform;
  self->asset_id = asset_id;
  self->revision
      = lyc_db_int (platform->db, 1, "SELECT revision FROM asset WHERE id = ?", "i", asset_id);
  self->pairs = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) pair_free);
  return self;
}

void
lyc_reattach_free (LycReattach *self)
{
  g_hash_table_unref (self->pairs);
  g_free (self);
}

/* Returns: the revision that the asset has now */
gint64
lyc_reattach_get_revision (LycReattach *self)
{
  return self->revision;
}

/**
 * lyc_reattach_find:
 * @revision: an earlier one, that @moment is of
 * @cue_id: (out) (optional): in which cue of now it begins, "" for none; valid as long as @self
 *
 * Returns: whether @moment was found in the present revision, and this is sure; otherwise its times
 * are to stay what they were, with the confidence of @placement
 */
gboolean
lyc_reattach_find (LycReattach *self, gint64 revision, const LycMoment *moment,
                   LycPlacement *placement, const char **cue_id)
{
  Pair *pair = pair_of (self, revision);

  *placement = (LycPlacement){ moment->start_ms, moment->end_ms, 0, -1 };
  if (pair != NULL)
    *placement = lyc_attach_find (pair->attach, moment);
  if (cue_id != NULL)
    {
      const LycCue *cue
          = placement->cue >= 0 ? g_ptr_array_index (pair->now->cues, placement->cue) : NULL;

      *cue_id = cue != NULL && cue->id != NULL ? cue->id : "";
    }
  return placement->confidence >= LYC_ATTACH_SURE_PERCENT;
}

static void
move_anchor (JsonObject *anchor, const LycPlacement *placement, const char *cue_id, gint64 revision)
{
  json_object_set_int_member (anchor, "asset_rev", revision);
  json_object_set_int_member (anchor, "start_ms", placement->start_ms);
  json_object_set_int_member (anchor, "end_ms", placement->end_ms);
  json_object_set_string_member (anchor, "cue_id", cue_id);
}

/**
 * lyc_reattach_anchor:
 * @anchor: a moment of the asset, as in the API; it is changed
 *
 * Brings an anchor to the present revision. One that is not found keeps the revision and the times
 * it had, so that a later revision may find it.
 *
 * Returns: whether it was of an earlier revision
 */
gboolean
lyc_reattach_anchor (LycReattach *self, JsonObject *anchor)
{
  gint64 revision = json_object_get_int_member (anchor, "asset_rev");
  LycMoment moment = {
    .start_ms = json_object_get_int_member (anchor, "start_ms"),
    .end_ms = json_object_get_int_member (anchor, "end_ms"),
    .quote = json_object_get_string_member_with_default (anchor, "quote", ""),
    .prefix = json_object_get_string_member_with_default (anchor, "prefix", ""),
    .suffix = json_object_get_string_member_with_default (anchor, "suffix", ""),
  };
  LycPlacement placement;
  const char *cue_id;

  if (revision >= self->revision)
    return FALSE;
  if (lyc_reattach_find (self, revision, &moment, &placement, &cue_id))
    move_anchor (anchor, &placement, cue_id, self->revision);
  json_object_set_int_member (anchor, "confidence", placement.confidence);
  json_object_set_int_member (anchor, "was_start_ms", moment.start_ms);
  return TRUE;
}

static void
reattach_post (LycReattach *self, gint64 id, const char *text)
{
  LycPlatform *platform = self->platform;
  g_autoptr (JsonNode) node = lyc_json_parse (text, strlen (text), &limits, NULL);
  g_autofree char *changed = NULL;
  gint64 thread;

  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node)
      || !lyc_reattach_anchor (self, json_node_get_object (node)))
    return;
  changed = json_to_string (node, FALSE);
  lyc_db_run (platform->db, "UPDATE post SET anchor = ? WHERE id = ?", "si", changed, id);
  lyc_post_change (platform, "post.updated", id, 0);
  thread
      = lyc_db_int (platform->db, 0, "SELECT id FROM container WHERE first_post_id = ?", "i", id);
  if (thread != 0)
    lyc_container_change (platform, "container.updated", thread, 0);
}

/**
 * lyc_reattach_posts:
 *
 * Brings what is tied to moments of an asset to its present revision, and tells of it, in the
 * running transaction.
 */
void
lyc_reattach_posts (LycPlatform *platform, gint64 asset_id)
{
  g_autoptr (LycReattach) self = lyc_reattach_new (platform, asset_id);
  g_autoptr (GArray) ids = lyc_db_ints (
      platform->db, "SELECT id FROM post WHERE asset_id = ? ORDER BY id", "i", asset_id);

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *anchor
          = lyc_db_text (platform->db, "SELECT anchor FROM post WHERE id = ?", "i", id);

      if (anchor != NULL)
        reattach_post (self, id, anchor);
    }
}
