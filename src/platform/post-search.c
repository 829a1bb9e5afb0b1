/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-search.h"

#include "access.h"
#include "handlers.h"
#include "sight.h"
#include "view.h"

/* More words than these narrow nothing down, and cost. */
#define MAX_WORDS 8
#define MAX_CHARACTERS 200
#define DEFAULT_POSTS 20
#define MAX_POSTS 50

#define SOUGHT                                                                                     \
  "SELECT id, body, char (57344) || 's' || scope_id FROM post"                                     \
  " WHERE id = ?1 AND deleted = 0 AND hidden = 0 AND waiting = 0 AND body <> ''"

/**
 * lyc_post_search_file:
 *
 * Files a post that is new or has changed, in the running transaction, so that it is found by what
 * it says now where it may be read, and not at all where it may not. Most changes are none of text.
 */
void
lyc_post_search_file (LycPlatform *platform, gint64 post_id)
{
  if (lyc_db_int (platform->db, 0,
                  "SELECT (SELECT count (*) FROM (" SOUGHT " EXCEPT SELECT rowid, body, scope"
                  " FROM post_index WHERE rowid = ?1)) + (SELECT count (*) FROM (SELECT rowid, body,"
                  " scope FROM post_index WHERE rowid = ?1 EXCEPT " SOUGHT "))",
                  "i", post_id)
      == 0)
    return;
  lyc_db_run (platform->db, "DELETE FROM post_index WHERE rowid = ?", "i", post_id);
  lyc_db_run (platform->db, "INSERT INTO post_index (rowid, body, scope) " SOUGHT, "i", post_id);
}

static gboolean
is_of_word (gunichar c)
{
  return g_unichar_isalnum (c) || g_unichar_ismark (c);
}

/* Returns: (transfer full): each word of @text as the beginning of a word that is looked for, in
 * the form of FTS5; "" where there is none. Nothing but letters, digits and marks gets into it. */
static char *
match_of (const char *text)
{
  g_autoptr (GString) match = g_string_new (NULL);
  const char *c = text;

  for (guint words = 0; words < MAX_WORDS; words++)
    {
      const char *end;

      while (*c != '\0' && !is_of_word (g_utf8_get_char (c)))
        c = g_utf8_next_char (c);
      for (end = c; *end != '\0' && is_of_word (g_utf8_get_char (end));)
        end = g_utf8_next_char (end);
      if (end == c)
        break;
      g_string_append_printf (match, "%s\"%.*s\" *", match->len > 0 ? " AND " : "", (int) (end - c),
                              c);
      c = end;
    }
  return g_strdup (match->str);
}

/* Only where the person may read is looked at, so a search takes as long as if there were no more. */
static char *
add_scopes (LycRequest *request, const char *match)
{
  g_autoptr (GString) all = g_string_new (match);
  gboolean any = FALSE;

  for (guint i = 0; i < request->viewer->in_order->len; i++)
    {
      const LycStanding *standing = g_ptr_array_index (request->viewer->in_order, i);

      if (!lyc_access_allows (standing, "post", "read", FALSE))
        continue;
      g_string_append_printf (all, "%s\"\xee\x80\x80s%" G_GINT64_FORMAT "\"",
                              any ? " OR " : " AND (", standing->scope_id);
      any = TRUE;
    }
  return any ? g_strconcat (all->str, ")", NULL) : NULL;
}

/* A post in a hidden thread, or below a question that is not answered yet, is not there. */
static void
add_post (LycRequest *request, JsonArray *objects, LycRows *rows)
{
  LycFound found = { lyc_rows_int (rows, 0), lyc_rows_int (rows, 1), lyc_rows_int (rows, 2) };
  JsonObject *post;

  if (!lyc_in_sight (request->platform, request->viewer, "post", &found))
    return;
  post = lyc_view_build (request->platform, request->viewer, "post", found.scope_id, found.id);
  if (post == NULL)
    return;
  if (*json_object_get_string_member_with_default (post, "body", "") != '\0')
    json_array_add_object_element (objects, post);
  else
    json_object_unref (post);
}

static gint64
limit_of (LycRequest *request)
{
  const char *text = lyc_request_param (request, "limit");
  gint64 limit = DEFAULT_POSTS;

  if (text != NULL && !g_ascii_string_to_signed (text, 10, 1, MAX_POSTS, &limit, NULL))
    lyc_request_field_error (request, "limit", "must be a number from 1 to 50");
  return limit;
}

/**
 * lyc_handle_search:
 *
 * The newest posts that say each of the words, of all that this person may read.
 */
void
lyc_handle_search (LycRequest *request)
{
  const char *text = lyc_request_param (request, "q");
  gint64 limit = limit_of (request);
  g_autofree char *words
      = text != NULL && g_utf8_validate (text, -1, NULL) && g_utf8_strlen (text, -1) <= MAX_CHARACTERS
            ? match_of (text)
            : NULL;
  g_autofree char *match = words != NULL && *words != '\0' ? add_scopes (request, words) : NULL;
  g_autoptr (JsonObject) page = json_object_new ();
  JsonArray *objects = json_array_new ();
  g_autoptr (LycRows) rows = NULL;

  json_object_set_array_member (page, "objects", objects);
  if (words == NULL || *words == '\0')
    lyc_request_field_error (request, "q", "must have a word, and at most 200 characters");
  if (request->status != 0)
    return;
  if (match != NULL)
    rows = lyc_db_query (request->db,
                         "SELECT p.id, p.scope_id, p.creator_id FROM post_index i"
                         " CROSS JOIN post p ON p.id = i.rowid WHERE post_index MATCH ?"
                         " ORDER BY i.rowid DESC LIMIT ?",
                         "si", match, limit);
  while (rows != NULL && lyc_rows_next (rows))
    add_post (request, objects, rows);
  lyc_request_json (request, 200, page);
}
