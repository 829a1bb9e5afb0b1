/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-check.h"

#include "answer-fold.h"

#include <string.h>

/* How the fields of a quiz go together. Each function returns a sentence, or NULL where all is
 * well. */

/* Which kinds of item have the field, and whether they need it. */
static const struct
{
  const char *field;
  const char *kinds; /* "a|b" */
  gboolean needed;
} item_fields[] = {
  { "options", "single|multiple", TRUE },
  { "answer", "number", TRUE },
  { "tolerance", "number", FALSE },
  { "unit", "number", FALSE },
  { "accepted", "text", TRUE },
  { "fold", "text", FALSE },
  { "order", "ordering", TRUE },
  { "if_right", "number|text|ordering", TRUE },
  { "if_wrong", "number|text|ordering", TRUE },
};

static gboolean
is_one_of (const char *word, const char *words)
{
  g_auto (GStrv) list = g_strsplit (words, "|", -1);

  return g_strv_contains ((const char *const *) list, word);
}

static char *
fields_fault (JsonObject *item, GString *at)
{
  const char *kind = lyc_draft_text (item, "kind", "");

  for (guint i = 0; i < G_N_ELEMENTS (item_fields); i++)
    {
      const char *field = item_fields[i].field;
      gboolean there = json_object_has_member (item, field);
      gboolean its_own = is_one_of (kind, item_fields[i].kinds);

      if (its_own ? there || !item_fields[i].needed : !there)
        continue;
      g_string_append_printf (at, "/%s", field);
      return g_strdup_printf (its_own ? "an item of the kind “%s” needs “%s”"
                                      : "an item of the kind “%s” cannot have “%s”",
                              kind, field);
    }
  return NULL;
}

static char *
moment_fault (LycCourseDraft *draft, JsonObject *holder, GString *at)
{
  JsonObject *moment = json_object_has_member (holder, "moment")
                           ? json_object_get_object_member (holder, "moment")
                           : NULL;

  if (moment == NULL
      || lyc_course_has_moment (draft, lyc_draft_text (moment, "lesson", ""),
                                json_object_get_int_member (moment, "start_ms")))
    return NULL;
  g_string_append (at, "/moment");
  return g_strdup ("“moment” lies in no video of this course");
}

static char *
options_fault (LycCourseDraft *draft, JsonObject *item, GString *at)
{
  JsonArray *options = lyc_draft_list (item, "options");
  gboolean single = g_str_equal (lyc_draft_text (item, "kind", ""), "single");
  gsize length = at->len;
  guint right = 0;
  char *fault;

  for (guint i = 0; i < json_array_get_length (options); i++)
    {
      JsonObject *option = json_array_get_object_element (options, i);

      right += json_object_get_boolean_member (option, "right");
      g_string_truncate (at, length);
      g_string_append_printf (at, "/options/%u", i);
      if ((fault = moment_fault (draft, option, at)) != NULL)
        return fault;
    }
  g_string_truncate (at, length);
  g_string_append (at, "/options");
  if (right == 0)
    return g_strdup ("none of the options is right");
  return single && right > 1 ? g_strdup ("more than one option of a “single” item is right") : NULL;
}

/* Steps are known by their text, and folds by their name: each stands once. */
static char *
twice_fault (JsonObject *item, const char *field, GString *at)
{
  JsonArray *lines = lyc_draft_list (item, field);
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; lines != NULL && i < json_array_get_length (lines); i++)
    if (!g_hash_table_add (seen, (char *) json_array_get_string_element (lines, i)))
      {
        g_string_append_printf (at, "/%s/%u", field, i);
        return g_strdup_printf ("“%s” has an entry that stands there already", field);
      }
  return NULL;
}

static char *
accepted_fault (JsonObject *item, GString *at)
{
  JsonArray *accepted = lyc_draft_list (item, "accepted");
  LycAnswerFold fold = lyc_answer_fold_of (lyc_draft_list (item, "fold"));

  for (guint i = 0; accepted != NULL && i < json_array_get_length (accepted); i++)
    {
      g_autofree char *folded = lyc_answer_fold (json_array_get_string_element (accepted, i), fold);

      if (*folded != '\0')
        continue;
      g_string_append_printf (at, "/accepted/%u", i);
      return g_strdup ("“accepted” has an entry that is blank");
    }
  return NULL;
}

static char *
feedback_fault (LycCourseDraft *draft, JsonObject *item, GString *at)
{
  static const char *const fields[] = { "if_right", "if_wrong" };
  gsize length = at->len;
  char *fault = NULL;

  for (guint i = 0; fault == NULL && i < G_N_ELEMENTS (fields); i++)
    {
      g_string_truncate (at, length);
      g_string_append_printf (at, "/%s", fields[i]);
      fault = moment_fault (draft, json_object_get_object_member (item, fields[i]), at);
    }
  if (fault == NULL)
    g_string_truncate (at, length);
  return fault;
}

static char *
item_fault (LycCourseDraft *draft, JsonObject *item, GString *at)
{
  char *fault = fields_fault (item, at);

  if (fault != NULL)
    return fault;
  if (json_object_has_member (item, "options"))
    return options_fault (draft, item, at);
  if ((fault = feedback_fault (draft, item, at)) != NULL
      || (fault = twice_fault (item, "order", at)) != NULL
      || (fault = twice_fault (item, "fold", at)) != NULL
      || (fault = twice_fault (item, "accepted", at)) != NULL)
    return fault;
  if (lyc_draft_text (item, "tolerance", "0")[0] == '-')
    {
      g_string_append (at, "/tolerance");
      return g_strdup ("“tolerance” is less than 0");
    }
  return accepted_fault (item, at);
}

/* A practice quiz is never over: it has nothing to count. */
static char *
practice_fault (JsonObject *quiz, GString *at)
{
  static const char *const fields[] = { "tries", "time_limit_ms", "pass_percent" };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (json_object_has_member (quiz, fields[i]))
      {
        g_string_append_printf (at, "/%s", fields[i]);
        return g_strdup_printf ("a quiz of the kind “practice” cannot have “%s”", fields[i]);
      }
  return NULL;
}

/**
 * lyc_course_quiz_fault:
 * @at: empty; takes the place in the quiz of what is at fault
 */
char *
lyc_course_quiz_fault (LycCourseDraft *draft, JsonObject *quiz, GString *at)
{
  JsonArray *items = lyc_draft_list (quiz, "items");
  char *fault = g_str_equal (lyc_draft_text (quiz, "kind", ""), "practice")
                    ? practice_fault (quiz, at)
                    : NULL;

  for (guint i = 0; fault == NULL && i < json_array_get_length (items); i++)
    {
      g_string_printf (at, "/items/%u", i);
      fault = item_fault (draft, json_array_get_object_element (items, i), at);
    }
  return fault;
}
