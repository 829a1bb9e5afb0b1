/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "post-search.h"

#include "access.h"
#include "handlers.h"
#include "post-search-filter.h"
#include "sight.h"
#include "view.h"

/* More words than these narrow nothing down, and cost. */
#define MAX_WORDS 8
#define MAX_CHARACTERS 200
#define DEFAULT_POSTS 20
#define MAX_POSTS 50

/* Posts that are looked at for those of a page: nearly all are in sight. */
#define MAX_LOOKED_AT 500

#define ROW_OF_POST "(SELECT created_at / 1000 * 1048576 + id % 1048576 FROM post WHERE id = ?1)"
#define SOUGHT "SELECT row, body, tags, post FROM post_index_source WHERE post = ?1"
#define FILED "SELECT rowid, body, tags, post FROM post_index WHERE rowid = " ROW_OF_POST

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
                  "SELECT (SELECT count (*) FROM (" SOUGHT " EXCEPT " FILED "))"
                  " + (SELECT count (*) FROM (" FILED " EXCEPT " SOUGHT "))",
                  "i", post_id)
      == 0)
    return;
  lyc_db_run (platform->db, "DELETE FROM post_index WHERE rowid = " ROW_OF_POST, "i", post_id);
  lyc_db_run (platform->db, "INSERT INTO post_index (rowid, body, tags, post) " SOUGHT, "i",
              post_id);
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

/* Only where the person may read is looked at, so a search takes as long as if there were no more.
 *
 * Returns: whether there is such a place */
static gboolean
add_scopes (LycRequest *request, GString *match)
{
  gboolean any = FALSE;

  for (guint i = 0; i < request->viewer->in_order->len; i++)
    {
      const LycStanding *standing = g_ptr_array_index (request->viewer->in_order, i);

      if (!lyc_access_allows (standing, "post", "read", FALSE))
        continue;
      g_string_append_printf (match, "%s\"\xee\x80\x80s%" G_GINT64_FORMAT "\"",
                              any              ? " OR "
                              : match->len > 0 ? " AND ("
                                               : "(",
                              standing->scope_id);
      any = TRUE;
    }
  g_string_append (match, any ? ")" : "");
  return any;
}

/* A post in a hidden thread, or below a question that is not answered yet, is not there.
 *
 * Returns: (transfer full) (nullable): the post */
static JsonObject *
view_post (LycRequest *request, LycRows *rows)
{
  LycFound found = { lyc_rows_int (rows, 0), lyc_rows_int (rows, 1), lyc_rows_int (rows, 2) };
  JsonObject *post;

  if (!lyc_in_sight (request->platform, request->viewer, "post", &found))
    return NULL;
  post = lyc_view_build (request->platform, request->viewer, "post", found.scope_id, found.id);
  if (post == NULL || *json_object_get_string_member_with_default (post, "body", "") != '\0')
    return post;
  json_object_unref (post);
  return NULL;
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

/* Fills a page; whether there are more is said of those that this person may see, as far as was
 * looked. */
static void
fill_page (LycRequest *request, const LycPostSearchFilter *filter, gint64 limit, JsonObject *page)
{
  JsonArray *objects = json_object_get_array_member (page, "objects");
  g_autoptr (LycRows) rows = lyc_db_query (
      request->db,
      "SELECT p.id, p.scope_id, p.creator_id FROM post_index i CROSS JOIN post p ON p.id = i.post"
      " WHERE post_index MATCH ?1 AND i.rowid BETWEEN ?2 AND ?3"
      " AND p.created_at >= ?4 AND p.created_at < ?5 ORDER BY i.rowid DESC LIMIT ?6",
      "siiiii", filter->match->str, lyc_post_search_filter_get_first_row (filter),
      lyc_post_search_filter_get_last_row (filter), filter->after_ms, filter->before_ms,
      (gint64) MAX_LOOKED_AT);
  gboolean more = FALSE;
  gint64 looked_at;

  for (looked_at = 0; !more && lyc_rows_next (rows); looked_at++)
    {
      g_autoptr (JsonObject) post = view_post (request, rows);

      more = post != NULL && json_array_get_length (objects) == limit;
      if (post != NULL && !more)
        json_array_add_object_element (objects, g_steal_pointer (&post));
    }
  json_object_set_boolean_member (page, "more", more || looked_at == MAX_LOOKED_AT);
}

/* Returns: (transfer full): what "q" says, for FTS5; answered where it says no word but is there */
static char *
read_words (LycRequest *request)
{
  const char *text = lyc_request_param (request, "q");
  g_autofree char *words = NULL;

  if (text == NULL)
    return g_strdup ("");
  if (g_utf8_validate (text, -1, NULL) && g_utf8_strlen (text, -1) <= MAX_CHARACTERS)
    words = match_of (text);
  if (words == NULL || *words == '\0')
    lyc_request_field_error (request, "q", "must have a word, and at most 200 characters");
  return words != NULL ? g_steal_pointer (&words) : g_strdup ("");
}

/**
 * lyc_handle_search:
 *
 * The newest posts that say each of the words and are what the filters ask for, of all that this
 * person may read.
 */
void
lyc_handle_search (LycRequest *request)
{
  gint64 limit = limit_of (request);
  g_autofree char *words = read_words (request);
  g_autoptr (LycPostSearchFilter) filter = lyc_post_search_filter_new (request, words);
  g_autoptr (JsonObject) page = json_object_new ();

  if (filter->match->len == 0 && !filter->timed)
    lyc_request_field_error (request, "q", "must be there where nothing else is asked for");
  if (request->status != 0)
    return;
  json_object_set_array_member (page, "objects", json_array_new ());
  json_object_set_boolean_member (page, "more", FALSE);
  if (add_scopes (request, filter->match))
    fill_page (request, filter, limit, page);
  lyc_request_json (request, 200, page);
}
