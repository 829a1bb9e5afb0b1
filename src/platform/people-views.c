/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "access.h"
#include "moderating.h"
#include "views.h"

static void
add_flags (JsonObject *object, gboolean champion, gboolean observer)
{
  JsonArray *flags = json_array_new ();

  if (champion)
    json_array_add_string_element (flags, "champion");
  if (observer)
    json_array_add_string_element (flags, "observer");
  json_object_set_array_member (object, "flags", flags);
}

/* People see each other where they share a cohort or a conversation; the scope asked in is not
 * enough, a person's own scope is theirs alone. */
JsonObject *
lyc_user_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing, gint64 id)
{
  static const char *const names[] = { "id", "name", "pronouns", "about", "tz", "avatar" };
  g_autoptr (LycRows) rows = NULL;
  JsonObject *object;

  if (!lyc_scope_shared (platform, viewer, id))
    return NULL;
  rows = lyc_db_query (
      platform->db,
      "SELECT uuid, name, pronouns, about, tz, avatar, rev, champion, observer,"
      " made_up, work_from, work_until, work_days FROM user WHERE id = ? AND state <> 'removed'",
      "i", id);
  if (!lyc_rows_next (rows))
    return NULL;
  object = json_object_new ();
  json_object_set_string_member (object, "kind", "user");
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    json_object_set_string_member (object, names[i], lyc_rows_text (rows, (int) i));
  json_object_set_int_member (object, "rev", lyc_rows_int (rows, 6));
  add_flags (object, lyc_rows_int (rows, 7) != 0, lyc_rows_int (rows, 8) != 0);
  json_object_set_boolean_member (object, "made_up", lyc_rows_int (rows, 9) != 0);
  json_object_set_int_member (object, "work_from", lyc_rows_int (rows, 10));
  json_object_set_int_member (object, "work_until", lyc_rows_int (rows, 11));
  json_object_set_int_member (object, "work_days", lyc_rows_int (rows, 12));
  return object;
}

/* The people of a cohort or a conversation; oneself in one's own scope. */
GArray *
lyc_user_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_db_ints (platform->db,
                      "SELECT user_id FROM membership WHERE scope_id = ?1 AND state <> 'removed'"
                      " UNION SELECT user_id FROM scope_person WHERE scope_id = ?1"
                      " UNION SELECT id FROM user WHERE scope_id = ?1 ORDER BY 1",
                      "i", standing->scope_id);
}

/* That somebody moderates is everybody's to know; that they were asked, declined or pause is not.
 */
static void
add_moderates (JsonObject *object, LycRows *rows, gboolean all)
{
  const char *state = lyc_moderating_state (lyc_rows_text (rows, 3), lyc_rows_text (rows, 8));
  gboolean asked = all && !g_str_equal (state, "none");

  json_object_set_string_member (object, "moderates",
                                 all || g_str_equal (state, "active") ? state : "none");
  lyc_json_set_maybe_id (object, "asked_by_id", asked ? lyc_rows_text (rows, 9) : NULL);
  json_object_set_string_member (object, "asked_words", asked ? lyc_rows_text (rows, 10) : "");
}

/* What the member earned in this cohort, the newest first; the way there is theirs alone. */
static JsonArray *
earned_badges (LycPlatform *platform, gint64 scope_id, gint64 user_id)
{
  JsonArray *ids = json_array_new ();
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT k.uuid FROM badge b JOIN badge_class k ON k.id = b.class_id"
                      " WHERE k.scope_id = ? AND b.user_id = ? AND b.earned_at > 0"
                      " ORDER BY b.earned_at DESC, b.id DESC LIMIT 50",
                      "ii", scope_id, user_id);

  while (lyc_rows_next (rows))
    json_array_add_string_element (ids, lyc_rows_text (rows, 0));
  return ids;
}

JsonObject *
lyc_membership_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing,
                     gint64 id)
{
  g_autoptr (LycRows) rows = lyc_db_query (
      platform->db,
      "SELECT m.uuid, s.uuid, u.uuid, m.role, m.state, m.observer, m.joined_at, m.rev,"
      " m.moderates, a.uuid, m.moderates_words, m.user_id"
      " FROM membership m JOIN scope s ON s.id = m.scope_id"
      " JOIN user u ON u.id = m.user_id LEFT JOIN user a ON a.id = m.moderates_by"
      " WHERE m.id = ? AND m.state <> 'removed'",
      "i", id);
  JsonObject *object;

  if (!lyc_rows_next (rows))
    return NULL;
  object = json_object_new ();
  json_object_set_string_member (object, "kind", "membership");
  json_object_set_string_member (object, "id", lyc_rows_text (rows, 0));
  json_object_set_string_member (object, "cohort_id", lyc_rows_text (rows, 1));
  json_object_set_string_member (object, "user_id", lyc_rows_text (rows, 2));
  json_object_set_string_member (object, "role", lyc_rows_text (rows, 3));
  json_object_set_string_member (object, "state", lyc_rows_text (rows, 4));
  json_object_set_boolean_member (object, "observer", lyc_rows_int (rows, 5) != 0);
  json_object_set_int_member (object, "joined_at", lyc_rows_int (rows, 6));
  json_object_set_int_member (object, "rev", lyc_rows_int (rows, 7));
  add_moderates (object, rows,
                 lyc_rows_int (rows, 11) == viewer->user_id
                     || lyc_access_allows (standing, "membership", "invite", FALSE));
  json_object_set_array_member (
      object, "badge_class_ids",
      earned_badges (platform, standing->scope_id, lyc_rows_int (rows, 11)));
  return object;
}

GArray *
lyc_membership_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_db_ints (platform->db,
                      "SELECT id FROM membership WHERE scope_id = ? AND state <> 'removed' ORDER BY id",
                      "i", standing->scope_id);
}
