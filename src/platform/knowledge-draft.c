/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "knowledge-draft.h"

#include "course-links.h"
#include "course-shape.h"

#include <cmark-gfm.h>
#include <json-glib/json-glib.h>
#include <string.h>

/* A file of the knowledge base: a few lines of what it is, between two of "---", and its Markdown.
 */

#define FENCE "---"
#define TEXT_CHARACTERS 200
#define TAG_CHARACTERS 50
#define MAX_TAGS 20
#define MAX_DAYS 3650
#define BODY_CHARACTERS 200000

typedef struct
{
  LycArticleDraft *draft;
  GHashTable *seen; /* keys so far */
  guint line;       /* that is being read, from 1 */
  GError **error;
} Reading;

static gboolean
refuse (Reading *self, const char *what)
{
  g_set_error (self->error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: line %u: %s",
               self->draft->name, self->line, what);
  return FALSE;
}

static gboolean
is_line (const char *value, glong max)
{
  for (const char *c = value; *c != '\0'; c = g_utf8_next_char (c))
    if (!lyc_course_is_shown (g_utf8_get_char (c)))
      return FALSE;
  return g_utf8_strlen (value, -1) <= max;
}

static gboolean
read_title (Reading *self, const char *value)
{
  if (*value == '\0' || !is_line (value, TEXT_CHARACTERS))
    return refuse (self, "“title” takes 1 to 200 characters");
  self->draft->title = g_strdup (value);
  return TRUE;
}

static gboolean
read_owner (Reading *self, const char *value)
{
  if (!is_line (value, TEXT_CHARACTERS))
    return refuse (self, "“owner” takes at most 200 characters");
  g_free (self->draft->owner);
  self->draft->owner = g_strdup (value);
  return TRUE;
}

static gboolean
read_tags (Reading *self, const char *value)
{
  g_auto (GStrv) parts = g_strsplit (value, ",", -1);
  g_autoptr (JsonArray) tags = json_array_new ();
  g_autoptr (JsonNode) node = json_node_init_array (json_node_alloc (), tags);

  for (guint i = 0; parts[i] != NULL && *value != '\0'; i++)
    {
      const char *tag = g_strstrip (parts[i]);

      if (*tag == '\0' || !is_line (tag, TAG_CHARACTERS))
        return refuse (self,
                       "“tags” takes words with commas between them, each of 1 to 50 characters");
      json_array_add_string_element (tags, tag);
    }
  if (json_array_get_length (tags) > MAX_TAGS)
    return refuse (self, "“tags” takes at most 20");
  g_free (self->draft->tags);
  self->draft->tags = json_to_string (node, FALSE);
  return TRUE;
}

/* Noon in Greenwich is the same day nearly everywhere. */
static gboolean
read_reviewed (Reading *self, const char *value)
{
  g_autofree char *stamp = g_strconcat (value, "T12:00:00Z", NULL);
  g_autoptr (GDateTime) at
      = g_regex_match_simple ("^[0-9]{4}-[0-9]{2}-[0-9]{2}$", value, G_REGEX_DOLLAR_ENDONLY, 0)
            ? g_date_time_new_from_iso8601 (stamp, NULL)
            : NULL;

  if (at == NULL || g_date_time_to_unix (at) <= 0)
    return refuse (self, "“reviewed” takes a day, as 2026-11-03");
  self->draft->reviewed_at = g_date_time_to_unix (at) * 1000;
  return TRUE;
}

static gboolean
read_review_days (Reading *self, const char *value)
{
  guint64 days;

  if (!g_ascii_string_to_unsigned (value, 10, 0, MAX_DAYS, &days, NULL))
    return refuse (self, "“review_days” takes 0 to 3650");
  self->draft->review_days = (gint64) days;
  return TRUE;
}

static const struct
{
  const char *key;
  gboolean (*read) (Reading *self, const char *value);
} fields[] = {
  { "title", read_title },
  { "tags", read_tags },
  { "owner", read_owner },
  { "reviewed", read_reviewed },
  { "review_days", read_review_days },
};

static gboolean
read_field (Reading *self, const char *line)
{
  const char *colon = strchr (line, ':');
  g_autofree char *key = colon != NULL ? g_strstrip (g_strndup (line, colon - line)) : NULL;
  g_autofree char *value = colon != NULL ? g_strstrip (g_strdup (colon + 1)) : NULL;

  if (key == NULL)
    return refuse (self, "here stand lines such as “title: A good start”, up to one of “---”");
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (g_str_equal (fields[i].key, key))
      return g_hash_table_add (self->seen, (gpointer) fields[i].key)
                 ? fields[i].read (self, value)
                 : refuse (self, "this was said already");
  return refuse (self, "only title, tags, owner, reviewed and review_days may stand here");
}

/* Returns: (transfer full): the line at @at, which goes on to the next */
static char *
next_line (const char **at)
{
  const char *end = strchr (*at, '\n');
  gsize length = end != NULL ? (gsize) (end - *at) : strlen (*at);
  char *line = g_strndup (*at, length);

  *at += length + (end != NULL ? 1 : 0);
  return g_strchomp (line);
}

/* Returns: (nullable): where the Markdown begins */
static const char *
read_head (Reading *self, const char *text)
{
  const char *at = text;
  g_autofree char *first = next_line (&at);

  self->line = 1;
  if (!g_str_equal (first, FENCE))
    {
      refuse (self, "an article begins with a line of “---”, its title, and “---” again");
      return NULL;
    }
  while (*at != '\0')
    {
      g_autofree char *line = next_line (&at);

      self->line++;
      if (g_str_equal (line, FENCE))
        return at;
      if (*line != '\0' && !read_field (self, line))
        return NULL;
    }
  refuse (self, "the “---” is missing that ends what is said of the article");
  return NULL;
}

static char *
no_place (const char *slug, gint64 start_ms, gpointer user_data)
{
  return NULL;
}

/* Its readers need not have the course. */
static gboolean
check_links (Reading *self, guint before)
{
  guint line = 0;
  g_autofree char *text = lyc_course_links_replace (self->draft->body, no_place, NULL, NULL, &line);

  self->line = before + line;
  return text != NULL
         || refuse (self, "leads into a course; an article is read by people without it too");
}

static gboolean
check_pictures (Reading *self, guint before)
{
  const char *body = self->draft->body;
  cmark_node *tree = cmark_parse_document (body, strlen (body), CMARK_OPT_DEFAULT);
  cmark_iter *iter = cmark_iter_new (tree);
  gboolean good = TRUE;

  while (good && cmark_iter_next (iter) != CMARK_EVENT_DONE)
    {
      cmark_node *node = cmark_iter_get_node (iter);

      if (cmark_node_get_type (node) != CMARK_NODE_IMAGE)
        continue;
      while (node != NULL && cmark_node_get_start_line (node) == 0)
        node = cmark_node_parent (node);
      self->line = before + (guint) (node != NULL ? cmark_node_get_start_line (node) : 1);
      good = refuse (self, "shows a picture; articles of the knowledge base have none");
    }
  cmark_iter_free (iter);
  cmark_node_free (tree);
  return good;
}

static gboolean
check_body (Reading *self, const char *body)
{
  guint before = self->line++;
  gsize skip = strspn (body, "\r\n");

  for (gsize i = 0; i < skip; i++)
    before += body[i] == '\n';
  self->draft->body = g_strchomp (g_strdup (body + skip));
  if (*self->draft->body == '\0')
    return refuse (self, "the article says nothing");
  if (g_utf8_strlen (self->draft->body, -1) > BODY_CHARACTERS)
    return refuse (self, "the article has more than 200000 characters");
  return check_links (self, before) && check_pictures (self, before);
}

static gboolean
check_head (Reading *self)
{
  if (self->draft->title == NULL)
    return refuse (self, "the article has no “title”");
  return self->draft->review_days == 0 || self->draft->reviewed_at != 0
         || refuse (self, "“review_days” counts from “reviewed”, which is missing");
}

/**
 * lyc_article_draft_parse:
 * @name: of the file
 * @text: all of it, UTF-8
 *
 * Returns: (nullable) (transfer full): the article; %NULL with @error naming the file and its line
 */
LycArticleDraft *
lyc_article_draft_parse (const char *name, const char *text, GError **error)
{
  g_autoptr (LycArticleDraft) draft = g_new0 (LycArticleDraft, 1);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);
  Reading self = { draft, seen, 0, error };
  const char *body;

  draft->name = g_strdup (name);
  draft->owner = g_strdup ("");
  draft->tags = g_strdup ("[]");
  body = read_head (&self, g_str_has_prefix (text, "\xef\xbb\xbf") ? text + 3 : text);
  return body != NULL && check_head (&self) && check_body (&self, body) ? g_steal_pointer (&draft)
                                                                        : NULL;
}

void
lyc_article_draft_free (LycArticleDraft *draft)
{
  g_free (draft->name);
  g_free (draft->title);
  g_free (draft->tags);
  g_free (draft->owner);
  g_free (draft->body);
  g_free (draft);
}
