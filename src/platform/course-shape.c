/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-shape.h"

#include <string.h>

/* The same as data/sandbox/schema says; a test holds the two against each other. */

typedef enum
{
  LINE,
  TEXT,
  SLUG,
  LANGUAGE,
  PATH,
  TIME,
  COUNT,
  DECIMAL,
  FLAG,
  OBJECT,
  LINES,
  LIST
} Type;

typedef struct _Shape Shape;

struct _Shape {
  const char *name;
  Type type;
  gboolean needed;
  gint64 min; /* characters of a text, milliseconds, entries of a list */
  gint64 max;
  const Shape *inner;        /* of an object, or of each object of a list */
  const char *const *values; /* of a text that is one of a few */
};

static const char *const lesson_kinds[] = { "video", "article", "pdf", "quiz", "checklist", NULL };
static const char *const quiz_kinds[] = { "practice", "graded", NULL };
static const char *const item_kinds[]
    = { "single", "multiple", "number", "text", "ordering", NULL };
static const char *const folds[] = { "case", "space", "diacritics", NULL };

static const Shape caption[] = { { "lang", LANGUAGE, TRUE, 2, 35 },
                                 { "label", LINE, TRUE, 1, 80 },
                                 { "file", PATH, TRUE, 1, 200 },
                                 { NULL } };
static const Shape chapter[] = { { "start_ms", TIME, TRUE, 0, LYC_COURSE_MAX_TIME_MS },
                                 { "title", LINE, TRUE, 1, 200 },
                                 { NULL } };
static const Shape point[] = { { "text", LINE, TRUE, 1, 500 }, { NULL } };
static const Shape named_lesson[] = { { "lesson", SLUG, TRUE, 1, 80 }, { NULL } };
static const Shape lesson[] = { { "slug", SLUG, TRUE, 1, 80 },
                                { "title", LINE, TRUE, 1, 200 },
                                { "kind", LINE, TRUE, 1, 80, .values = lesson_kinds },
                                { "summary", TEXT, FALSE, 0, 2000 },
                                { "video", PATH, FALSE, 1, 200 },
                                { "duration_ms", TIME, FALSE, 1, LYC_COURSE_MAX_TIME_MS },
                                { "captions", LIST, FALSE, 1, 20, caption },
                                { "chapters", LIST, FALSE, 1, 500, chapter },
                                { "article", PATH, FALSE, 1, 200 },
                                { "document", PATH, FALSE, 1, 200 },
                                { "quiz", PATH, FALSE, 1, 200 },
                                { "checklist", LIST, FALSE, 1, 200, point },
                                { "requires", LIST, FALSE, 1, 20, named_lesson },
                                { NULL } };
static const Shape module[]
    = { { "title", LINE, TRUE, 1, 200 }, { "lessons", LIST, TRUE, 1, 100, lesson }, { NULL } };
static const Shape certificate[] = { { "title", LINE, TRUE, 1, 200 },
                                     { "lessons", LIST, FALSE, 1, 500, named_lesson },
                                     { "valid_days", COUNT, FALSE, 1, 3650 },
                                     { NULL } };
static const Shape course_shape[] = {
  { "title", LINE, TRUE, 1, 200 },           { "summary", TEXT, TRUE, 0, 2000 },
  { "language", LANGUAGE, TRUE, 2, 35 },     { "slug", SLUG, FALSE, 1, 80 },
  { "offline_days", COUNT, FALSE, 0, 3650 }, { "certificate", OBJECT, FALSE, .inner = certificate },
  { "modules", LIST, TRUE, 1, 50, module },  { NULL }
};

static const Shape moment[] = { { "lesson", SLUG, TRUE, 1, 80 },
                                { "start_ms", TIME, TRUE, 0, LYC_COURSE_MAX_TIME_MS },
                                { NULL } };
static const Shape option[] = { { "text", TEXT, TRUE, 1, 500 },
                                { "right", FLAG, TRUE },
                                { "feedback", TEXT, TRUE, 1, 1000 },
                                { "moment", OBJECT, FALSE, .inner = moment },
                                { NULL } };
static const Shape feedback[]
    = { { "text", TEXT, TRUE, 1, 1000 }, { "moment", OBJECT, FALSE, .inner = moment }, { NULL } };
static const Shape item[] = { { "text", TEXT, TRUE, 1, 2000 },
                              { "kind", LINE, TRUE, 1, 80, .values = item_kinds },
                              { "options", LIST, FALSE, 2, 10, option },
                              { "answer", DECIMAL, FALSE, 1, 20 },
                              { "tolerance", DECIMAL, FALSE, 1, 20 },
                              { "unit", LINE, FALSE, 1, 40 },
                              { "accepted", LINES, FALSE, 1, 20 },
                              { "fold", LINES, FALSE, 0, 3, .values = folds },
                              { "order", LINES, FALSE, 2, 10 },
                              { "if_right", OBJECT, FALSE, .inner = feedback },
                              { "if_wrong", OBJECT, FALSE, .inner = feedback },
                              { NULL } };
static const Shape quiz_shape[] = { { "title", LINE, TRUE, 1, 200 },
                                    { "kind", LINE, TRUE, 1, 80, .values = quiz_kinds },
                                    { "tries", COUNT, FALSE, 1, 20 },
                                    { "time_limit_ms", TIME, FALSE, 60000, LYC_COURSE_MAX_TIME_MS },
                                    { "pass_percent", COUNT, FALSE, 1, 100 },
                                    { "items", LIST, TRUE, 1, 100, item },
                                    { NULL } };

/* Whether a terminal shows the character and does nothing else with it. */
gboolean
lyc_course_is_shown (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_isprint (c) && type != G_UNICODE_LINE_SEPARATOR
         && type != G_UNICODE_PARAGRAPH_SEPARATOR;
}

/**
 * lyc_course_shown:
 *
 * Returns: (transfer full): the beginning of @text as a terminal may show it: without characters
 * that steer it or turn the line around
 */
char *
lyc_course_shown (const char *text)
{
  GString *shown = g_string_new (NULL);
  guint n = 0;

  for (const char *c = text; *c != '\0' && n < 100; c = g_utf8_next_char (c), n++)
    if (lyc_course_is_shown (g_utf8_get_char (c)))
      g_string_append_unichar (shown, g_utf8_get_char (c));
    else
      g_string_append_printf (shown, "\\u%04x", g_utf8_get_char (c));
  if (n == 100)
    g_string_append (shown, "…");
  return g_string_free (shown, FALSE);
}

static gboolean
is_slug (const char *text)
{
  const char *c = text;

  for (; g_ascii_islower (*c) || g_ascii_isdigit (*c) || *c == '-'; c++)
    if (*c == '-' && (c == text || c[1] == '-' || c[1] == '\0'))
      return FALSE;
  return *c == '\0';
}

/* The outward form of BCP 47: a word of letters, then words of letters and digits. */
gboolean
lyc_course_is_language (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "-", -1);

  for (guint i = 0; parts[i] != NULL; i++)
    {
      gsize length = strlen (parts[i]);

      if (length < (i == 0 ? 2 : 1) || length > 8)
        return FALSE;
      for (const char *c = parts[i]; *c != '\0'; c++)
        if (!(i == 0 ? g_ascii_isalpha (*c) : g_ascii_isalnum (*c)))
          return FALSE;
    }
  return TRUE;
}

/* Whether @text names a file inside the folder and leads nowhere else. */
gboolean
lyc_course_is_path (const char *text)
{
  g_auto (GStrv) parts = g_strsplit (text, "/", -1);

  if (text[0] == '/' || strchr (text, '\\') != NULL)
    return FALSE;
  return !g_strv_contains ((const char *const *) parts, ".")
         && !g_strv_contains ((const char *const *) parts, "..");
}

/* Without a sign that groups digits, so that every author means the same by it. */
static gboolean
is_decimal (const char *text)
{
  return g_regex_match_simple ("^-?[0-9]{1,12}([.,][0-9]{1,6})?$", text, G_REGEX_DOLLAR_ENDONLY, 0);
}

static gboolean
has_control (const char *text, const char *allowed)
{
  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_unichar_iscntrl (g_utf8_get_char (c)) && strchr (allowed, *c) == NULL)
      return TRUE;
  return FALSE;
}

static char *
text_fault (const Shape *shape, JsonNode *node)
{
  const char *text
      = json_node_get_value_type (node) == G_TYPE_STRING ? json_node_get_string (node) : NULL;
  glong length = text != NULL ? g_utf8_strlen (text, -1) : 0;
  g_autofree char *known = NULL;

  if (text == NULL)
    return g_strdup ("is no text");
  if (length < shape->min)
    return length == 0 ? g_strdup ("is empty") : g_strdup ("is too short");
  if (length > shape->max)
    return g_strdup_printf ("has %ld characters; %" G_GINT64_FORMAT " are allowed", length,
                            shape->max);
  if (has_control (text, shape->type == TEXT ? "\n\t" : ""))
    return g_strdup ("holds a control character");
  if (shape->type == SLUG && !is_slug (text))
    return g_strdup ("may only have lower-case letters, digits and single hyphens between them");
  if (shape->type == LANGUAGE && !lyc_course_is_language (text))
    return g_strdup ("is no language such as “en” or “pt-BR”");
  if (shape->type == PATH && !lyc_course_is_path (text))
    return g_strdup ("is no name of a file inside the folder");
  if (shape->type == DECIMAL && !is_decimal (text))
    return g_strdup ("is no number such as “-2.5”");
  if (shape->values == NULL || g_strv_contains (shape->values, text))
    return NULL;
  known = g_strjoinv ("”, “", (char **) shape->values);
  return g_strdup_printf ("is none of “%s”", known);
}

static char *
number_fault (const Shape *shape, JsonNode *node)
{
  gint64 value;

  if (json_node_get_value_type (node) != G_TYPE_INT64)
    return g_strdup (shape->type == TIME ? "is no whole number of milliseconds"
                                         : "is no whole number");
  value = json_node_get_int (node);
  if (value >= shape->min && value <= shape->max)
    return NULL;
  return g_strdup_printf ("is not between %" G_GINT64_FORMAT " and %" G_GINT64_FORMAT, shape->min,
                          shape->max);
}

static char *object_fault (const Shape *shapes, JsonNode *node, GString *at);

/* An entry of a list of lines: one that stands twice is for the rest of the checks. */
static char *
line_fault (const Shape *list, JsonNode *node)
{
  const Shape line = { NULL, LINE, TRUE, 1, 200, .values = list->values };
  g_autofree char *fault = text_fault (&line, node);

  return fault != NULL ? g_strconcat ("has an entry that ", fault, NULL) : NULL;
}

static char *
list_fault (const Shape *shape, JsonNode *node, GString *at)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gsize length = at->len;
  char *fault = NULL;
  guint n = array != NULL ? json_array_get_length (array) : 0;

  if (array == NULL)
    return g_strdup ("is no list");
  if (n < shape->min || n > shape->max)
    return g_strdup_printf ("has %u entries; %" G_GINT64_FORMAT " to %" G_GINT64_FORMAT
                            " are allowed",
                            n, shape->min, shape->max);
  for (guint i = 0; fault == NULL && i < n; i++)
    {
      g_string_truncate (at, length);
      g_string_append_printf (at, "/%u", i);
      fault = shape->type == LINES
                  ? line_fault (shape, json_array_get_element (array, i))
                  : object_fault (shape->inner, json_array_get_element (array, i), at);
    }
  return fault;
}

/* Returns: (nullable): what is wrong; of a list or an object it is a whole sentence about a field
 * of it */
static char *
fault_of (const Shape *shape, JsonNode *node, GString *at)
{
  switch (shape->type)
    {
    case TIME:
    case COUNT:
      return number_fault (shape, node);
    case FLAG:
      return json_node_get_value_type (node) == G_TYPE_BOOLEAN
                 ? NULL
                 : g_strdup ("is neither true nor false");
    case OBJECT:
      return object_fault (shape->inner, node, at);
    case LIST:
    case LINES:
      return list_fault (shape, node, at);
    case LINE:
    case TEXT:
    case SLUG:
    case LANGUAGE:
    case PATH:
    case DECIMAL:
    default:
      return text_fault (shape, node);
    }
}

/* Returns: (nullable): the name of a member that no shape has */
static const char *
stranger_in (const Shape *shapes, JsonObject *object)
{
  g_autoptr (GList) names = json_object_get_members (object);
  const Shape *shape;

  for (GList *l = names; l != NULL; l = l->next)
    {
      for (shape = shapes; shape->name != NULL && !g_str_equal (shape->name, l->data); shape++)
        ;
      if (shape->name == NULL)
        return l->data;
    }
  return NULL;
}

/* The field that is at fault is named once, by the innermost. */
static char *
about (const char *field, char *fault)
{
  g_autofree char *own = fault;
  g_autofree char *shown = lyc_course_shown (field);

  if (g_str_has_prefix (own, "“"))
    return g_steal_pointer (&own);
  return g_strdup_printf ("“%s” %s", shown, own);
}

static char *
object_fault (const Shape *shapes, JsonNode *node, GString *at)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  gsize length = at->len;
  const char *stranger;
  char *fault;

  if (object == NULL)
    return g_strdup ("holds something that is no object");
  if ((stranger = stranger_in (shapes, object)) != NULL)
    {
      g_string_append_printf (at, "/%s", stranger);
      return about (stranger, g_strdup ("is not a known field"));
    }
  for (const Shape *shape = shapes; shape->name != NULL; shape++)
    {
      JsonNode *member = json_object_get_member (object, shape->name);

      if (member == NULL && !shape->needed)
        continue;
      g_string_truncate (at, length);
      g_string_append_printf (at, "/%s", shape->name);
      fault = member == NULL ? g_strdup ("is missing") : fault_of (shape, member, at);
      if (fault != NULL)
        return about (shape->name, fault);
    }
  g_string_truncate (at, length);
  return NULL;
}

/**
 * lyc_course_shape_fault:
 * @at: takes which value is at fault, see lyc_json_place_line()
 *
 * Looks at the whole of a course.json before any of it is used.
 *
 * Returns: (nullable) (transfer full): a sentence that says what is wrong
 */
char *
lyc_course_shape_fault (JsonNode *course, GString *at)
{
  return object_fault (course_shape, course, at);
}

/* The same for a quiz. */
char *
lyc_quiz_shape_fault (JsonNode *quiz, GString *at)
{
  return object_fault (quiz_shape, quiz, at);
}
