/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "lesson-presence.h"

#include "people.h"
#include "settings.h"
#include "view.h"

#define NAMES 20 /* so many are told by name, the others as a number */
#define PAUSE_US 1000000

/* A peer of the sandbox, who is at a lesson without a socket. */
typedef struct
{
  char *login;
  char *slug;
} Seat;

struct _LycLessonPresence {
  LycPlatform *platform;
  GPtrArray *sockets; /* of the hub */
  GPtrArray *seats;   /* Seat */
  char *last;         /* who was where when it was told last */
  gint64 due;         /* monotonic us */
  gboolean look_again;
};

static void
seat_free (gpointer data)
{
  Seat *seat = data;

  g_free (seat->login);
  g_free (seat->slug);
  g_free (seat);
}

LycLessonPresence *
lyc_lesson_presence_new (LycPlatform *platform, GPtrArray *sockets)
{
  LycLessonPresence *self = g_new0 (LycLessonPresence, 1);

  self->platform = platform;
  self->sockets = g_ptr_array_ref (sockets);
  self->seats = g_ptr_array_new_with_free_func (seat_free);
  return self;
}

void
lyc_lesson_presence_free (LycLessonPresence *self)
{
  g_ptr_array_unref (self->sockets);
  g_ptr_array_unref (self->seats);
  g_free (self->last);
  g_free (self);
}

/**
 * lyc_lesson_presence_enter:
 * @lesson_uuid: (nullable): what the device shows from now on; a lesson that is not theirs is as none
 */
void
lyc_lesson_presence_enter (LycSocket *socket, LycViewer *viewer, const char *lesson_uuid)
{
  LycFound found = { 0 };
  gboolean there
    = lesson_uuid != NULL && lyc_find (socket->platform, viewer, "lesson", lesson_uuid, &found);

  socket->lesson_id = there ? found.id : 0;
  socket->lesson_scope = there ? found.scope_id : 0;
  g_clear_pointer (&socket->lesson_uuid, g_free);
  g_clear_pointer (&socket->lesson_told, g_free);
  if (there)
    socket->lesson_uuid = g_strdup (lesson_uuid);
}

/* One whose device was heard lately and who is not away from it. */
static gboolean
is_there (LycSocket *socket, gint64 now)
{
  gint64 keep = lyc_platform_limit (socket->platform, LYC_LIMIT_PRESENCE_MS) * 1000;

  return socket->lesson_id != 0 && socket->presence != NULL && now - socket->heard < keep
         && !g_str_equal (socket->presence, "away");
}

static gboolean
lets_see (LycPlatform *platform, gint64 user_id)
{
  return lyc_settings_flag (platform, user_id, "presence")
         && lyc_settings_flag (platform, user_id, "lesson_presence");
}

/* Puts a person among those at a lesson, once. */
static void
add (GHashTable *lessons, gint64 lesson_id, LycViewer *viewer, GString *names)
{
  GPtrArray *there = g_hash_table_lookup (lessons, &lesson_id);

  if (there == NULL)
    {
      there = g_ptr_array_new_with_free_func (lyc_viewer_unref_pointer);
      g_hash_table_insert (lessons, g_memdup2 (&lesson_id, sizeof lesson_id), there);
    }
  if (g_ptr_array_find (there, viewer, NULL))
    return;
  g_ptr_array_add (there, lyc_viewer_ref (viewer));
  g_string_append_printf (names, "%" G_GINT64_FORMAT " %" G_GINT64_FORMAT ",", lesson_id,
                          viewer->user_id);
}

static void
add_seats (LycLessonPresence *self, GHashTable *lessons, GString *names)
{
  for (guint i = 0; i < self->seats->len; i++)
    {
      Seat *seat = g_ptr_array_index (self->seats, i);
      gint64 user_id = lyc_user_by_login (self->platform, seat->login);
      gint64 lesson_id = lyc_db_int (self->platform->db, 0, "SELECT id FROM lesson WHERE slug = ?",
                                     "s", seat->slug);
      LycViewer *viewer = user_id != 0 ? lyc_viewer_get (self->platform, user_id) : NULL;

      if (viewer != NULL && lesson_id != 0)
        add (lessons, lesson_id, viewer, names);
    }
}

/* The people at each lesson who let it be seen: gint64 lesson -> array of LycViewer, each once. */
static GHashTable *
gather (LycLessonPresence *self, gint64 now, GString *names)
{
  GHashTable *lessons = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free,
                                               (GDestroyNotify) g_ptr_array_unref);

  for (guint i = 0; i < self->sockets->len; i++)
    {
      LycSocket *socket = g_ptr_array_index (self->sockets, i);
      LycViewer *viewer = is_there (socket, now) && lets_see (self->platform, socket->user_id)
                              ? lyc_viewer_get (self->platform, socket->user_id)
                              : NULL;

      if (viewer != NULL && lyc_viewer_in (viewer, socket->lesson_scope) != NULL)
        add (lessons, socket->lesson_id, viewer, names);
    }
  add_seats (self, lessons, names);
  return lessons;
}

/* Whether both are in one of the cohorts that have the lesson. */
static gboolean
are_fellows (LycViewer *one, LycViewer *other, GArray *cohorts)
{
  for (guint i = 0; i < cohorts->len; i++)
    if (lyc_viewer_in (one, g_array_index (cohorts, gint64, i)) != NULL
        && lyc_viewer_in (other, g_array_index (cohorts, gint64, i)) != NULL)
      return TRUE;
  return FALSE;
}

static char *
make_frame (LycSocket *socket, LycViewer *viewer, GPtrArray *there)
{
  g_autoptr (GArray) cohorts
    = lyc_db_ints (socket->platform->db, "SELECT parent_id FROM scope_link WHERE child_id = ?", "i",
                   socket->lesson_scope);
  g_autoptr (GString) names = g_string_new (NULL);
  guint count = 0;

  for (guint i = 0; there != NULL && i < there->len; i++)
    {
      LycViewer *other = g_ptr_array_index (there, i);

      if (other->user_id == viewer->user_id || !are_fellows (viewer, other, cohorts))
        continue;
      if (count++ < NAMES)
        g_string_append_printf (names, "%s\"%s\"", names->len > 0 ? "," : "", other->uuid);
    }
  return g_strdup_printf ("{\"type\":\"lesson_presence\",\"lesson_id\":\"%s\",\"count\":%u,"
                          "\"user_ids\":[%s]}",
                          socket->lesson_uuid, count, names->str);
}

static void
tell (LycSocket *socket, GHashTable *lessons)
{
  LycViewer *viewer = lyc_viewer_get (socket->platform, socket->user_id);
  g_autofree char *frame = NULL;

  if (viewer == NULL || lyc_viewer_in (viewer, socket->lesson_scope) == NULL)
    return;
  frame = make_frame (socket, viewer, g_hash_table_lookup (lessons, &socket->lesson_id));
  if (g_strcmp0 (frame, socket->lesson_told) == 0)
    return;
  lyc_socket_say_fleeting (socket, frame);
  g_free (socket->lesson_told);
  socket->lesson_told = g_steal_pointer (&frame);
}

/* Somebody's choice or cohort changed: everyone is looked at anew. */
void
lyc_lesson_presence_look_again (LycLessonPresence *self)
{
  self->look_again = TRUE;
}

/**
 * lyc_lesson_presence_tick:
 * @now: monotonic, in microseconds
 *
 * Tells the devices that show a lesson who else is there, where that is different from before; at
 * most once a second, and at rest without asking for each of them.
 */
void
lyc_lesson_presence_tick (LycLessonPresence *self, gint64 now)
{
  g_autoptr (GString) names = g_string_new (NULL);
  g_autoptr (GHashTable) lessons = NULL;
  gboolean other;

  if (now < self->due)
    return;
  self->due = now + PAUSE_US;
  lessons = gather (self, now, names);
  other = self->look_again || g_strcmp0 (self->last, names->str) != 0;
  for (guint i = 0; i < self->sockets->len; i++)
    {
      LycSocket *socket = g_ptr_array_index (self->sockets, i);

      if (socket->greeted && socket->lesson_id != 0 && (other || socket->lesson_told == NULL))
        tell (socket, lessons);
    }
  self->look_again = FALSE;
  g_free (self->last);
  self->last = g_strdup (names->str);
}

/**
 * lyc_lesson_presence_seat:
 * @login: a peer of the sandbox
 * @slug: of a lesson
 *
 * Lets the peer be at the lesson from now on.
 */
void
lyc_lesson_presence_seat (LycLessonPresence *self, const char *login, const char *slug)
{
  Seat *seat = g_new0 (Seat, 1);

  seat->login = g_strdup (login);
  seat->slug = g_strdup (slug);
  g_ptr_array_add (self->seats, seat);
}
