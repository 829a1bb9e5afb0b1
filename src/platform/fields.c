/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "ids.h"
#include "route.h"

#define DAY_MS G_GINT64_CONSTANT (86400000)

static gboolean
is_string (JsonNode *node)
{
  return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_STRING;
}

static const char *
check_text (const LycField *field, JsonNode *node)
{
  glong length = is_string (node) ? g_utf8_strlen (json_node_get_string (node), -1) : -1;

  if (length < 0)
    return "must be text";
  if (length < field->min)
    return "is too short";
  return length > field->max ? "is too long" : NULL;
}

static const char *
check_int (gint64 min, gint64 max, JsonNode *node)
{
  if (!JSON_NODE_HOLDS_VALUE (node) || json_node_get_value_type (node) != G_TYPE_INT64)
    return "must be a whole number";
  if (json_node_get_int (node) < min || json_node_get_int (node) > max)
    return "is out of range";
  return NULL;
}

static const char *
check_id (JsonNode *node)
{
  return is_string (node) && lyc_id_is_valid (json_node_get_string (node)) ? NULL : "must be an id";
}

static const char *
check_list (const LycField *field, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  gsize longest = field->type == LYC_FIELD_NAMES ? 36 : 32;

  if (array == NULL)
    return "must be a list";
  if (json_array_get_length (array) > field->max)
    return "has too many entries";
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *entry = json_array_get_element (array, i);

      if (field->type == LYC_FIELD_IDS && check_id (entry) != NULL)
        return "must be a list of ids";
      if (field->type != LYC_FIELD_IDS
          && (!is_string (entry) || json_node_get_string (entry)[0] == '\0'
              || strlen (json_node_get_string (entry)) > longest))
        return "must be a list of short texts";
    }
  return NULL;
}

static const char *
check_spans (const LycField *field, JsonNode *node)
{
  JsonArray *array = JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (array == NULL || json_array_get_length (array) > field->max)
    return "must be a list of spans";
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonNode *entry = json_array_get_element (array, i);
      JsonArray *pair = JSON_NODE_HOLDS_ARRAY (entry) ? json_node_get_array (entry) : NULL;

      if (pair == NULL || json_array_get_length (pair) != 2
          || check_int (0, DAY_MS, json_array_get_element (pair, 0)) != NULL
          || check_int (0, DAY_MS, json_array_get_element (pair, 1)) != NULL
          || json_array_get_int_element (pair, 0) > json_array_get_int_element (pair, 1))
        return "has a span that is none";
    }
  return NULL;
}

static const char *
check_enum (const LycField *field, JsonNode *node)
{
  g_auto (GStrv) words = g_strsplit (field->words, "|", -1);

  if (is_string (node) && g_strv_contains ((const char *const *) words, json_node_get_string (node)))
    return NULL;
  return "is not one of the words";
}

static const char *
check_object (const LycField *field, JsonNode *node, gboolean *unknown)
{
  g_autoptr (JsonObject) errors = json_object_new ();

  if (!JSON_NODE_HOLDS_OBJECT (node))
    return "must be an object";
  if (lyc_fields_check (field->fields, json_node_get_object (node), errors, unknown))
    return NULL;
  return "has fields that do not fit";
}

static const char *
check_field (const LycField *field, JsonNode *node, gboolean *unknown)
{
  gboolean null = JSON_NODE_HOLDS_NULL (node);

  switch (field->type)
    {
    case LYC_FIELD_TEXT:
      return check_text (field, node);
    case LYC_FIELD_MAYBE_INT:
      return null ? NULL : check_int (field->min, field->max, node);
    case LYC_FIELD_INT:
      return check_int (field->min, field->max, node);
    case LYC_FIELD_BOOL:
      return JSON_NODE_HOLDS_VALUE (node) && json_node_get_value_type (node) == G_TYPE_BOOLEAN
               ? NULL
               : "must be true or false";
    case LYC_FIELD_MAYBE_ID:
      return null ? NULL : check_id (node);
    case LYC_FIELD_ID:
      return check_id (node);
    case LYC_FIELD_IDS:
    case LYC_FIELD_NAMES:
    case LYC_FIELD_TEXTS:
      return check_list (field, node);
    case LYC_FIELD_ENUM:
      return check_enum (field, node);
    case LYC_FIELD_MAYBE_OBJECT:
      return null ? NULL : check_object (field, node, unknown);
    case LYC_FIELD_OBJECT:
      return check_object (field, node, unknown);
    case LYC_FIELD_SPANS:
      return check_spans (field, node);
    case LYC_FIELD_END:
    default:
      return "is not known";
    }
}

static const LycField *
find_field (const LycField *fields, const char *name)
{
  for (; fields != NULL && fields->type != LYC_FIELD_END; fields++)
    if (g_str_equal (fields->name, name))
      return fields;
  return NULL;
}

/**
 * lyc_fields_check:
 * @fields: (nullable): ends with LYC_FIELD_END; %NULL allows no field
 * @field_errors: gets a sentence for each field that does not fit
 * @unknown: (out): set where a field is not in the table
 *
 * Returns: whether every field of @body is known and fits, and none is missing
 */
gboolean
lyc_fields_check (const LycField *fields, JsonObject *body, JsonObject *field_errors,
                  gboolean *unknown)
{
  g_autoptr (GList) names = json_object_get_members (body);

  for (GList *l = names; l != NULL; l = l->next)
    {
      const LycField *field = find_field (fields, l->data);
      const char *error = "is not known";

      if (field == NULL)
        *unknown = TRUE;
      else
        error = check_field (field, json_object_get_member (body, l->data), unknown);
      if (error != NULL)
        json_object_set_string_member (field_errors, l->data, error);
    }
  for (const LycField *f = fields; f != NULL && f->type != LYC_FIELD_END; f++)
    if (f->required && !json_object_has_member (body, f->name))
      json_object_set_string_member (field_errors, f->name, "is missing");
  return json_object_get_size (field_errors) == 0;
}
