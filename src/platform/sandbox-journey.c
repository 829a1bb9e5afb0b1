/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journey.h"
#include "sandbox-fill.h"

/* A wait as it stands in the content becomes a time. */
static void
set_time (LycSandboxFill *self, JsonObject *step, const char *wait, const char *name)
{
  g_autoptr (GDateTime) at = NULL;
  g_autofree char *stamp = NULL;

  if (!json_object_has_member (step, wait))
    return;
  at = g_date_time_new_from_unix_utc ((self->now + number (step, wait)) / 1000);
  stamp = g_date_time_format_iso8601 (at);
  json_object_remove_member (step, wait);
  json_object_set_string_member (step, name, stamp);
}

/* The cohort's journey, where the content has one for it; its tasks have to be there. */
gboolean
lyc_sandbox_add_journey (LycSandboxFill *self, JsonObject *cohort, GError **error)
{
  JsonArray *steps = list (cohort, "journey");

  for (guint i = 0; i < length (steps); i++)
    {
      JsonObject *step = json_array_get_object_element (steps, i);

      set_time (self, step, "starts_in_ms", "starts_at");
      set_time (self, step, "due_in_ms", "due_at");
    }
  return steps == NULL || lyc_journey_set (self->platform, self->cohort_id, steps, error);
}
