/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "course-shape.h"

typedef enum { TEXT, TIME, FLAG, OBJECT, LIST } Type;

typedef struct _Shape Shape;

struct _Shape {
  const char *name;
  Type type;
  gboolean needed;
  const Shape *inner;        /* of an object, or of each object of a list */
  const char *const *values; /* of a text that is one of a few */
};

static const char *const lesson_kinds[] = { "video", "article", "quiz", NULL };
static const char *const quiz_kinds[] = { "practice", "graded", NULL };
static const char *const item_kinds[] = { "single", "multiple", NULL };

static const Shape caption[]
  = { { "lang", TEXT, TRUE }, { "label", TEXT, TRUE }, { "file", TEXT, TRUE }, { NULL } };
static const Shape chapter[] = { { "start_ms", TIME, TRUE }, { "title", TEXT, TRUE }, { NULL } };
static const Shape lesson[] = { { "slug", TEXT, TRUE },
                                { "title", TEXT, TRUE },
                                { "kind", TEXT, TRUE, .values = lesson_kinds },
                                { "summary", TEXT },
                                { "video", TEXT },
                                { "duration_ms", TIME },
                                { "captions", LIST, .inner = caption },
                                { "chapters", LIST, .inner = chapter },
                                { "article", TEXT },
                                { "quiz", TEXT },
                                { NULL } };
static const Shape module[]
  = { { "title", TEXT, TRUE }, { "lessons", LIST, TRUE, lesson }, { NULL } };
static const Shape course_shape[] = { { "title", TEXT, TRUE },   { "summary", TEXT, TRUE },
                                      { "language", TEXT, TRUE }, { "slug", TEXT },
                                      { "modules", LIST, TRUE, module }, { NULL } };

static const Shape moment[] = { { "lesson", TEXT, TRUE }, { "start_ms", TIME, TRUE }, { NULL } };
static const Shape option[] = { { "text", TEXT, TRUE },
                                { "right", FLAG, TRUE },
                                { "feedback", TEXT },
                                { "moment", OBJECT, .inner = moment },
                                { NULL } };
static const Shape item[] = { { "text", TEXT, TRUE },
                              { "kind", TEXT, TRUE, .values = item_kinds },
                              { "options", LIST, TRUE, option },
                              { NULL } };
static const Shape quiz_shape[] = { { "title", TEXT, TRUE },
                                    { "kind", TEXT, TRUE, .values = quiz_kinds },
                                    { "items", LIST, TRUE, item },
                                    { NULL } };

static const char *object_fault (const Shape *shapes, JsonNode *node, const char **field);

static const char *
list_fault (const Shape *shape, JsonNode *node, const char **field)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  const char *fault = NULL;

  if (array == NULL || (shape->needed && json_array_get_length (array) == 0))
    return array == NULL ? "is no list" : "is empty";
  for (guint i = 0; fault == NULL && i < json_array_get_length (array); i++)
    fault = object_fault (shape->inner, json_array_get_element (array, i), field);
  return fault;
}

static const char *
fault_of (const Shape *shape, JsonNode *node, const char **field)
{
  GType type = json_node_get_value_type (node);

  switch (shape->type)
    {
    case TEXT:
      if (type != G_TYPE_STRING)
        return "is no text";
      return shape->values == NULL || g_strv_contains (shape->values, json_node_get_string (node))
               ? NULL
               : "has a value that is not known";
    case TIME:
      return type == G_TYPE_INT64 && json_node_get_int (node) >= 0 ? NULL : "is no time";
    case FLAG:
      return type == G_TYPE_BOOLEAN ? NULL : "is neither true nor false";
    case OBJECT:
      return object_fault (shape->inner, node, field);
    case LIST:
    default:
      return list_fault (shape, node, field);
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

static const char *
object_fault (const Shape *shapes, JsonNode *node, const char **field)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *stranger;
  const char *fault;

  if (object == NULL)
    return "holds something that is no object";
  for (const Shape *shape = shapes; shape->name != NULL; shape++)
    {
      JsonNode *member = json_object_get_member (object, shape->name);

      if (member == NULL && !shape->needed)
        continue;
      *field = shape->name;
      if (member == NULL)
        return "is missing";
      if ((fault = fault_of (shape, member, field)) != NULL)
        return fault;
    }
  if ((stranger = stranger_in (shapes, object)) == NULL)
    return NULL;
  *field = stranger;
  return "is not a known field";
}

static const char *
root_fault (const Shape *shapes, JsonObject *object, const char **field)
{
  g_autoptr (JsonNode) node = json_node_init_object (json_node_alloc (), object);

  return object_fault (shapes, node, field);
}

/**
 * lyc_course_shape_fault:
 * @field: (out): name of the field that is at fault
 *
 * Looks at the whole of a course.json before any of it is used.
 *
 * Returns: (nullable): what is wrong, to be read after the field's name
 */
const char *
lyc_course_shape_fault (JsonObject *course, const char **field)
{
  return root_fault (course_shape, course, field);
}

/* The same for a quiz. */
const char *
lyc_quiz_shape_fault (JsonObject *quiz, const char **field)
{
  return root_fault (quiz_shape, quiz, field);
}
