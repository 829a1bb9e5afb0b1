/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "setting.h"

#include "acts.h"

static const char *
my_id (LycServices *services)
{
  return lyc_session_get_user_id (lyc_services_get_session (services));
}

/* Returns: (transfer full) (nullable): the person's settings, live; %NULL where nobody is signed in
 */
LycSettings *
lyc_setting_get_all (LycServices *services)
{
  const char *id = my_id (services);

  return id != NULL ? LYC_SETTINGS (
             lyc_library_lookup (lyc_services_get_library (services), LYC_KIND_SETTINGS, id))
                    : NULL;
}

/* Changes the fields that @changes (transfer none) names, on all devices of the person. */
void
lyc_setting_set (LycServices *services, JsonObject *changes)
{
  g_autoptr (LycAct) act = NULL;

  if (my_id (services) == NULL)
    return;
  act = lyc_act_set_settings (my_id (services), changes);
  lyc_outbox_perform (lyc_services_get_outbox (services), act);
}

void
lyc_setting_set_word (LycServices *services, const char *name, const char *word)
{
  g_autoptr (JsonObject) changes = json_object_new ();

  json_object_set_string_member (changes, name, word);
  lyc_setting_set (services, changes);
}

void
lyc_setting_set_flag (LycServices *services, const char *name, gboolean flag)
{
  g_autoptr (JsonObject) changes = json_object_new ();

  json_object_set_boolean_member (changes, name, flag);
  lyc_setting_set (services, changes);
}

/* @number: -1 for null */
void
lyc_setting_set_number (LycServices *services, const char *name, gint64 number)
{
  g_autoptr (JsonObject) changes = json_object_new ();

  if (number < 0)
    json_object_set_null_member (changes, name);
  else
    json_object_set_int_member (changes, name, number);
  lyc_setting_set (services, changes);
}
