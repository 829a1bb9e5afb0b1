/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "journey.h"

/**
 * LycJourney:
 *
 * What a cohort does one after the other. Fields as in data/api/openapi.yaml.
 */
struct _LycJourney
{
  LycRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LycJourney, lyc_journey, LYC_TYPE_RECORD)

static void
lyc_journey_class_init (LycJourneyClass *klass)
{
}

static void
lyc_journey_init (LycJourney *self)
{
}

static const char *
text (JsonObject *object, const char *name)
{
  return json_object_get_string_member_with_default (object, name, NULL);
}

/* Returns: %FALSE where there are fewer steps */
gboolean
lyc_journey_get_step (LycJourney *self, guint i, LycStep *step)
{
  JsonObject *object = lyc_record_get_nth_object (LYC_RECORD (self), "steps", i);
  const char *kind;

  if (object == NULL)
    return FALSE;
  kind = text (object, "step_kind");
  step->kind = g_strcmp0 (kind, "live") == 0    ? LYC_STEP_LIVE
               : g_strcmp0 (kind, "group") == 0 ? LYC_STEP_GROUP
                                                : LYC_STEP_SOLO;
  step->id = json_object_get_string_member_with_default (object, "id", "");
  step->title = json_object_get_string_member_with_default (object, "title", "");
  step->lesson_id = text (object, "lesson_id");
  step->task_id = text (object, "task_id");
  step->starts_at = json_object_get_int_member_with_default (object, "starts_at", 0);
  step->due_at = json_object_get_int_member_with_default (object, "due_at", 0);
  return TRUE;
}
