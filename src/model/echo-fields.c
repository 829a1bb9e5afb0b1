/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "echo-fields.h"

/**
 * lyc_fields_new:
 * @kind: what the fields belong to
 * @id: its UUID
 *
 * Fields that name their kind are whole: they show even where the store has no such object yet.
 *
 * Returns: (transfer full): kind, id and a rev older than any of the platform's
 */
JsonObject *
lyc_fields_new (LycKind kind, const char *id)
{
  JsonObject *fields = json_object_new ();

  json_object_set_string_member (fields, "kind", lyc_kind_get_info (kind)->name);
  json_object_set_string_member (fields, "id", id);
  json_object_set_int_member (fields, "rev", 0);
  return fields;
}

/* Sets @name to @text, or to null where @text is NULL or empty. */
void
lyc_fields_set_optional (JsonObject *fields, const char *name, const char *text)
{
  if (text != NULL && *text != '\0')
    json_object_set_string_member (fields, name, text);
  else
    json_object_set_null_member (fields, name);
}

/* Sets @name to the array of @texts (nullable, NULL-terminated). */
void
lyc_fields_set_strings (JsonObject *fields, const char *name, const char *const *texts)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; texts != NULL && texts[i] != NULL; i++)
    json_array_add_string_element (array, texts[i]);
  json_object_set_array_member (fields, name, array);
}

/* Sets each of @names (NULL-terminated) to null. */
void
lyc_fields_set_null (JsonObject *fields, const char *const *names)
{
  for (guint i = 0; names[i] != NULL; i++)
    json_object_set_null_member (fields, names[i]);
}

/* Returns: (transfer full): the texts of @texts (nullable) other than @text */
JsonArray *
lyc_fields_without (JsonArray *texts, const char *text)
{
  JsonArray *rest = json_array_new ();

  for (guint i = 0; texts != NULL && i < json_array_get_length (texts); i++)
    if (g_strcmp0 (json_array_get_string_element (texts, i), text) != 0)
      json_array_add_string_element (rest, json_array_get_string_element (texts, i));
  return rest;
}
