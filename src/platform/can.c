/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "can.h"

#include "access.h"

/* What stands in a conversation is mostly of others, whoever opened it. */
static gboolean
is_about_container (const char *resource)
{
  static const char *const inside[] = { "post", "report", "mod_action", NULL };

  return !g_strv_contains (inside, resource);
}

/**
 * lyc_json_set_can:
 * @resources: (array zero-terminated=1): of the access table
 * @own: whether the person made the object; a thread of one's own holds posts of others
 *
 * Sets "can": what the table allows at this standing. What one may do to one's
 * own posts follows from their author and is not told.
 */
void
lyc_json_set_can (JsonObject *object, const LycStanding *standing, const char *const *resources,
                  gboolean own)
{
  JsonArray *can = json_array_new ();
  guint count;
  const LycAccessRow *rows = lyc_access_rows (&count);

  for (guint i = 0; i < count; i++)
    if (g_strv_contains (resources, rows[i].resource)
        && lyc_access_allows (standing, rows[i].resource, rows[i].action,
                              own && is_about_container (rows[i].resource)))
      {
        g_autofree char *name = g_strconcat (rows[i].resource, ".", rows[i].action, NULL);

        json_array_add_string_element (can, name);
      }
  json_object_set_array_member (object, "can", can);
}
