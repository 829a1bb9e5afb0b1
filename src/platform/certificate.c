/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "certificate.h"

#include "changes.h"
#include "ids.h"
#include "views.h"

#define DAY_MS (G_GINT64_CONSTANT (86400) * 1000)

/* So long before its end a certificate may be renewed. */
#define RENEW_DAYS 30

JsonObject *
lyc_certificate_view (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing,
                      gint64 id)
{
  g_autoptr (LycRows) rows
      = lyc_db_query (platform->db,
                      "SELECT t.uuid, t.rev, c.uuid, t.earned_at, t.expires_at FROM certificate t"
                      " JOIN course c ON c.id = t.course_id WHERE t.id = ? AND t.user_id = ?",
                      "ii", id, viewer->user_id);
  JsonObject *object;
  gint64 expires_at;

  if (!lyc_rows_next (rows))
    return NULL;
  expires_at = lyc_rows_int (rows, 4);
  object = lyc_view_new ("certificate", lyc_rows_text (rows, 0), lyc_rows_int (rows, 1));
  json_object_set_string_member (object, "course_id", lyc_rows_text (rows, 2));
  json_object_set_int_member (object, "earned_at", lyc_rows_int (rows, 3));
  lyc_json_set_maybe_time (object, "expires_at", expires_at);
  lyc_json_set_maybe_time (object, "renew_from",
                           expires_at > 0 ? expires_at - RENEW_DAYS * DAY_MS : 0);
  return object;
}

GArray *
lyc_certificate_list (LycPlatform *platform, LycViewer *viewer, const LycStanding *standing)
{
  return lyc_ids_in_scope (platform, "SELECT id FROM certificate WHERE scope_id = ? ORDER BY id",
                           standing);
}

static gint64
find (LycPlatform *platform, gint64 user_id, gint64 course_id)
{
  return lyc_db_int (platform->db, 0,
                     "SELECT id FROM certificate WHERE user_id = ? AND course_id = ?", "ii",
                     user_id, course_id);
}

/* Lessons of the certificate that they have not completed. */
static gboolean
has_all (LycPlatform *platform, gint64 user_id, gint64 course_id)
{
  return lyc_db_int (platform->db, 1,
                     "SELECT count (*) FROM course c, json_each (c.certificate, '$.lesson_ids') j"
                     " LEFT JOIN lesson l ON l.uuid = j.value LEFT JOIN progress p"
                     " ON p.lesson_id = l.id AND p.user_id = ?1 AND p.completed_at > 0"
                     " WHERE c.id = ?2 AND p.id IS NULL",
                     "ii", user_id, course_id)
         == 0;
}

/* The course with this scope, where it certifies something; else 0. */
static gint64
certifying (LycPlatform *platform, gint64 course_scope)
{
  return lyc_db_int (platform->db, 0,
                     "SELECT id FROM course WHERE scope_id = ? AND certificate <> ''", "i",
                     course_scope);
}

static gint64
expiry (LycPlatform *platform, gint64 course_id)
{
  gint64 days = lyc_db_int (platform->db, 0,
                            "SELECT certificate ->> '$.valid_days' FROM course WHERE id = ?", "i",
                            course_id);

  return days > 0 ? lyc_platform_now (platform) + days * DAY_MS : 0;
}

static void
tell (LycPlatform *platform, gint64 user_id, gint64 id)
{
  lyc_change (platform, "certificate.earned", "certificate", lyc_user_scope_of (platform, user_id),
              id, NULL, 0);
}

/* They completed a lesson of the course: with the last one that it asks for, they are certified. */
void
lyc_certificate_count (LycPlatform *platform, gint64 user_id, gint64 course_scope)
{
  gint64 course_id = certifying (platform, course_scope);
  g_autofree char *uuid = lyc_id_new ();

  if (course_id == 0 || find (platform, user_id, course_id) != 0
      || !has_all (platform, user_id, course_id))
    return;
  lyc_db_run (platform->db,
              "INSERT INTO certificate (uuid, scope_id, user_id, course_id, earned_at, expires_at)"
              " VALUES (?, ?, ?, ?, ?, ?)",
              "siiiii", uuid, lyc_user_scope_of (platform, user_id), user_id, course_id,
              lyc_platform_now (platform), expiry (platform, course_id));
  tell (platform, user_id, find (platform, user_id, course_id));
}

static gboolean
is_graded (LycPlatform *platform, gint64 quiz_id)
{
  return lyc_db_int (platform->db, 0,
                     "SELECT 1 FROM quiz WHERE id = ? AND quiz_kind = 'graded'", "i", quiz_id)
         == 1;
}

/* They passed a quiz of the course: near its end, or after it, a graded one begins the certificate
 * anew. */
void
lyc_certificate_renew (LycPlatform *platform, gint64 user_id, gint64 course_scope, gint64 quiz_id)
{
  gint64 course_id = certifying (platform, course_scope);

  if (course_id == 0 || !is_graded (platform, quiz_id))
    return;
  lyc_db_run (platform->db,
              "UPDATE certificate SET earned_at = ?1, expires_at = ?2 WHERE user_id = ?3"
              " AND course_id = ?4 AND expires_at > 0 AND expires_at <= ?1 + ?5",
              "iiiii", lyc_platform_now (platform), expiry (platform, course_id), user_id,
              course_id, RENEW_DAYS * DAY_MS);
  if (lyc_db_changes (platform->db) > 0)
    tell (platform, user_id, find (platform, user_id, course_id));
}
