/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-check.h"

#include "course-links.h"
#include "course-path.h"
#include "course-shape.h"

#include <string.h>

/* What a shape cannot say: how the fields of a course go together. Each function returns a
 * sentence, or NULL where all is well. */

#define SLUG_LENGTH 80

/* A lesson holds one thing: what its kind needs, and nothing that another kind needs. */
static const struct
{
  const char *field;
  const char *kind;
  gboolean needed;
} kind_fields[] = {
  { "video", "video", TRUE },     { "duration_ms", "video", FALSE },   { "captions", "video", TRUE },
  { "chapters", "video", FALSE }, { "article", "article", TRUE },     { "quiz", "quiz", TRUE },
  { "document", "pdf", TRUE },    { "checklist", "checklist", TRUE },
};

/**
 * lyc_course_slug_of:
 *
 * Returns: (transfer full): a slug made from a title
 */
char *
lyc_course_slug_of (const char *title)
{
  g_autofree char *ascii = g_str_to_ascii (title, "C");
  GString *slug = g_string_new (NULL);

  for (const char *c = ascii; *c != '\0' && slug->len < SLUG_LENGTH; c++)
    if (g_ascii_isalnum (*c))
      g_string_append_c (slug, g_ascii_tolower (*c));
    else if (slug->len > 0 && slug->str[slug->len - 1] != '-')
      g_string_append_c (slug, '-');
  if (slug->len > 0 && slug->str[slug->len - 1] == '-')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len == 0) /* a title in a script of which nothing is left */
    g_string_printf (slug, "course-%08x", g_str_hash (title));
  return g_string_free (slug, FALSE);
}

/**
 * lyc_course_slug:
 *
 * Returns: (transfer full): the slug of the course, or one made from its title
 */
char *
lyc_course_slug (JsonObject *course)
{
  const char *given = lyc_draft_text (course, "slug", NULL);

  return given != NULL ? g_strdup (given)
                       : lyc_course_slug_of (lyc_draft_text (course, "title", ""));
}

/* @plain: of a folder of which nobody wrote what is in it: its videos may lack captions */
static char *
kind_fault (JsonObject *lesson, gboolean plain, GString *at)
{
  const char *kind = lyc_draft_text (lesson, "kind", "");

  for (guint i = 0; i < G_N_ELEMENTS (kind_fields); i++)
    {
      const char *field = kind_fields[i].field;
      gboolean there = json_object_has_member (lesson, field);
      gboolean its_own = g_str_equal (kind_fields[i].kind, kind);

      if (its_own ? there || !kind_fields[i].needed : !there)
        continue;
      if (plain && its_own && g_str_equal (field, "captions"))
        continue;
      g_string_append_printf (at, "/%s", field);
      return g_strdup_printf (its_own ? "a lesson of the kind “%s” needs “%s”"
                                      : "a lesson of the kind “%s” cannot have “%s”",
                              kind, field);
    }
  return NULL;
}

static char *
chapters_fault (JsonObject *lesson, gint64 duration_ms, GString *at)
{
  JsonArray *chapters = lyc_draft_list (lesson, "chapters");
  gint64 before = -1;

  for (guint i = 0; chapters != NULL && i < json_array_get_length (chapters); i++)
    {
      gint64 start
          = json_object_get_int_member (json_array_get_object_element (chapters, i), "start_ms");
      const char *fault = NULL;

      if (i == 0 && start != 0)
        fault = "the first chapter does not begin at 0";
      else if (start <= before)
        fault = "the chapter does not begin after the one before it";
      else if (duration_ms > 0 && start >= duration_ms)
        fault = "the chapter begins after the end of the video";
      before = start;
      if (fault == NULL)
        continue;
      g_string_append_printf (at, "/chapters/%u/start_ms", i);
      return g_strdup (fault);
    }
  return NULL;
}

static char *
captions_fault (JsonObject *lesson, GString *at)
{
  JsonArray *captions = lyc_draft_list (lesson, "captions");
  g_autoptr (GHashTable) languages = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; captions != NULL && i < json_array_get_length (captions); i++)
    {
      const char *language
          = lyc_draft_text (json_array_get_object_element (captions, i), "lang", "");

      if (g_hash_table_add (languages, g_ascii_strdown (language, -1)))
        continue;
      g_string_append_printf (at, "/captions/%u/lang", i);
      return g_strdup_printf ("there are captions in “%s” already", language);
    }
  return NULL;
}

/**
 * lyc_course_lesson_fault:
 * @draft: with the lessons before this one
 * @at: the lesson's place; takes that of what is at fault
 */
char *
lyc_course_lesson_fault (LycCourseDraft *draft, LycDraftLesson *lesson, GString *at)
{
  char *fault;

  if (g_hash_table_contains (draft->by_slug, lesson->slug))
    {
      g_string_append (at, "/slug");
      return g_strdup_printf ("there is a lesson “%s” already", lesson->slug);
    }
  if ((fault = kind_fault (lesson->given, draft->plain, at)) != NULL
      || (fault = chapters_fault (lesson->given, lesson->duration_ms, at)) != NULL)
    return fault;
  if ((fault = captions_fault (lesson->given, at)) != NULL)
    return fault;
  return lyc_course_requires_fault (draft, lesson->given, at);
}

/**
 * lyc_course_has_moment:
 * @start_ms: -1 for a whole lesson
 *
 * Returns: whether the course has the moment
 */
gboolean
lyc_course_has_moment (LycCourseDraft *draft, const char *slug, gint64 start_ms)
{
  LycDraftLesson *lesson = g_hash_table_lookup (draft->by_slug, slug);

  if (lesson == NULL)
    return FALSE;
  /* Its length comes from the video, which is read last. */
  if (lesson->duration_ms == 0 && json_object_has_member (lesson->given, "video"))
    return TRUE;
  return start_ms < lesson->duration_ms;
}

static char *
link_of (const char *slug, gint64 start_ms, gpointer draft)
{
  return lyc_course_has_moment (draft, slug, start_ms) ? g_strdup (slug) : NULL;
}

/**
 * lyc_course_article_fault:
 * @line: (out): the line of the link that leads nowhere
 */
char *
lyc_course_article_fault (LycCourseDraft *draft, const char *article, guint *line)
{
  g_autofree char *link = NULL;
  g_autofree char *shown = NULL;
  g_autofree char *text = lyc_course_links_replace (article, link_of, draft, &link, line);

  if (text != NULL)
    return NULL;
  shown = lyc_course_shown (link);
  return g_strdup_printf ("“%s” leads to no lesson and no moment of this course", shown);
}
