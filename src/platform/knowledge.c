/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "knowledge.h"

#include "changes.h"
#include "handlers.h"
#include "ids.h"
#include "knowledge-draft.h"
#include "people.h"
#include "views.h"

/* The owner is called as they are called now. */
JsonObject *
lyc_article_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT a.uuid, a.rev, a.title, a.body, a.tags, coalesce (u.name, a.owner),"
                      " u.uuid, a.reviewed_at, a.review_days FROM article a"
                      " LEFT JOIN user u ON u.id = a.owner_id WHERE a.id = ? AND a.gone = 0",
                      "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = lyc_view_new ("article", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "title", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "body", lyc_rows_text (rows, 3));
  lyc_json_set_json (object, "tags", lyc_rows_text (rows, 4));
  json_object_set_string_member (object, "owner", lyc_rows_text (rows, 5));
  lyc_json_set_maybe_id (object, "owner_id", lyc_rows_text (rows, 6));
  lyc_json_set_maybe_time (object, "reviewed_at", lyc_rows_int (rows, 7));
  json_object_set_int_member (object, "review_days", lyc_rows_int (rows, 8));
  return object;
}

GArray *
lyc_article_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (
      platform, "SELECT id FROM article WHERE scope_id = ? AND gone = 0 ORDER BY id", standing);
}

void
lyc_handle_article_read (LycRequest *request)
{
  lyc_request_object (request, "article", request->target.scope_id, request->target.id);
}

static void
tell (LycPlatform *platform, gint64 id)
{
  lyc_change (platform, "article.updated", "article", platform->server_scope, id, NULL, 0);
}

static gint64
add (LycPlatform *platform, const LycArticleDraft *draft)
{
  g_autofree char *uuid = lyc_id_new ();

  return lyc_db_insert (platform->db,
                        "INSERT INTO article (uuid, scope_id, name, gone) VALUES (?, ?, ?, 1)",
                        "sis", uuid, platform->server_scope, draft->name);
}

/* Whether the article is there and says the same. */
static gboolean
is_same (LycPlatform *platform, gint64 id, const LycArticleDraft *draft, gint64 owner_id)
{
  return lyc_db_int (platform->db, 0,
                     "SELECT count (*) FROM article WHERE id = ? AND gone = 0 AND title = ?"
                     " AND body = ? AND tags = ? AND owner = ? AND owner_id = ? AND reviewed_at = ?"
                     " AND review_days = ?",
                     "issssiii", id, draft->title, draft->body, draft->tags, draft->owner, owner_id,
                     draft->reviewed_at, draft->review_days)
         > 0;
}

static gboolean
put (LycPlatform *platform, const LycArticleDraft *draft)
{
  gint64 id
      = lyc_db_int (platform->db, 0, "SELECT id FROM article WHERE name = ?", "s", draft->name);
  gint64 owner_id = *draft->owner != '\0' ? lyc_user_by_login (platform, draft->owner) : 0;

  if (id == 0)
    id = add (platform, draft);
  else if (is_same (platform, id, draft, owner_id))
    return FALSE;
  lyc_db_run (platform->db,
              "UPDATE article SET gone = 0, title = ?, body = ?, tags = ?, owner = ?, owner_id = ?,"
              " reviewed_at = ?, review_days = ? WHERE id = ?",
              "ssssiiii", draft->title, draft->body, draft->tags, draft->owner, owner_id,
              draft->reviewed_at, draft->review_days, id);
  tell (platform, id);
  return TRUE;
}

static gboolean
is_named (GPtrArray *drafts, const char *name)
{
  for (guint i = 0; i < drafts->len; i++)
    if (g_str_equal (((LycArticleDraft *) g_ptr_array_index (drafts, i))->name, name))
      return TRUE;
  return FALSE;
}

/* What is gone keeps its line without its text: those who were away hear of it. */
static guint
take_away (LycPlatform *platform, GPtrArray *drafts)
{
  g_autoptr (GArray) ids
      = lyc_db_ints (platform->db, "SELECT id FROM article WHERE gone = 0 ORDER BY id", "");
  guint n = 0;

  for (guint i = 0; i < ids->len; i++)
    {
      gint64 id = g_array_index (ids, gint64, i);
      g_autofree char *name
          = lyc_db_text (platform->db, "SELECT name FROM article WHERE id = ?", "i", id);

      if (is_named (drafts, name))
        continue;
      lyc_db_run (platform->db,
                  "UPDATE article SET gone = 1, title = '', body = '', tags = '[]', owner = '',"
                  " owner_id = 0 WHERE id = ?",
                  "i", id);
      tell (platform, id);
      n++;
    }
  return n;
}

/**
 * lyc_knowledge_import:
 * @drafts: (element-type LycArticleDraft): all there is from now on
 *
 * Puts the knowledge base in the running transaction: what has the file name of one that was there
 * takes its place, and what is not among them is gone.
 *
 * Returns: how many articles changed, came or went
 */
guint
lyc_knowledge_import (LycPlatform *platform, GPtrArray *drafts)
{
  guint n = take_away (platform, drafts);

  for (guint i = 0; i < drafts->len; i++)
    n += put (platform, g_ptr_array_index (drafts, i));
  return n;
}
