/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "presence.h"

#include "people.h"
#include "settings.h"
#include "stream-socket.h"

/* From the least to the most: with several devices, one is where one is most. */
static const char *const states[] = { "offline", "away", "here", "in_session" };

typedef struct {
  gint64 user_id;
  guint said; /* what the devices say together */
  gint64 until; /* monotonic us; said counts until then */
  guint told; /* what the others know */
} Person;

struct _LycPresences {
  LycPlatform *platform;
  GPtrArray *sockets;  /* of the hub */
  GHashTable *people;  /* gint64 user_id -> Person */
  GPtrArray *seated;   /* logins of those who are here without a socket */
  gboolean look_again;
};

LycPresences *
lyc_presences_new (LycPlatform *platform, GPtrArray *sockets)
{
  LycPresences *self = g_new0 (LycPresences, 1);

  self->platform = platform;
  self->sockets = g_ptr_array_ref (sockets);
  self->people = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->seated = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
lyc_presences_free (LycPresences *self)
{
  g_ptr_array_unref (self->sockets);
  g_hash_table_unref (self->people);
  g_ptr_array_unref (self->seated);
  g_free (self);
}

static guint
rank_of (const char *state)
{
  guint rank = 0;

  for (guint i = 1; state != NULL && i < G_N_ELEMENTS (states); i++)
    if (g_str_equal (states[i], state))
      rank = i;
  return rank;
}

/* Returns: whether a client may say @state of its person */
gboolean
lyc_presence_is_state (const char *state)
{
  return rank_of (state) > 0;
}

static void
say (LycSocket *to, const char *uuid, guint rank)
{
  g_autofree char *text
    = g_strdup_printf ("{\"type\":\"presence\",\"user_id\":\"%s\",\"state\":\"%s\"}", uuid,
                       states[rank]);

  lyc_socket_say_fleeting (to, text);
}

/* Returns: (nullable): the socket's person, where they may see @user_id */
static LycViewer *
viewer_of (LycPresences *self, LycSocket *socket, gint64 user_id)
{
  LycViewer *viewer = socket->greeted && socket->user_id != user_id
                        ? lyc_viewer_get (self->platform, socket->user_id)
                        : NULL;

  return viewer != NULL && lyc_scope_shared (self->platform, viewer, user_id) ? viewer : NULL;
}

static void
tell (LycPresences *self, Person *person)
{
  LycViewer *whom = lyc_viewer_get (self->platform, person->user_id);

  for (guint i = 0; whom != NULL && i < self->sockets->len; i++)
    {
      LycSocket *socket = g_ptr_array_index (self->sockets, i);

      if (viewer_of (self, socket, person->user_id) != NULL)
        say (socket, whom->uuid, person->told);
    }
}

/* Off by choice is the same as not here. */
static void
update (LycPresences *self, Person *person, gint64 now)
{
  guint rank = now < person->until
                   && lyc_settings_flag (self->platform, person->user_id, "presence")
                 ? person->said
                 : 0;

  if (rank == person->told)
    return;
  person->told = rank;
  tell (self, person);
}

/* What all devices of a person say that were heard lately. */
static void
gather (LycPresences *self, Person *person, gint64 now)
{
  gint64 keep = lyc_platform_limit (self->platform, LYC_LIMIT_PRESENCE_MS) * 1000;

  person->said = 0;
  for (guint i = 0; i < self->sockets->len; i++)
    {
      LycSocket *socket = g_ptr_array_index (self->sockets, i);

      if (socket->user_id == person->user_id && socket->presence != NULL
          && now - socket->heard < keep)
        person->said = MAX (person->said, rank_of (socket->presence));
    }
  person->until = now + keep;
  update (self, person, now);
}

static Person *
get_person (LycPresences *self, gint64 user_id)
{
  Person *person = g_hash_table_lookup (self->people, &user_id);

  if (person != NULL)
    return person;
  person = g_new0 (Person, 1);
  person->user_id = user_id;
  g_hash_table_insert (self->people, &person->user_id, person);
  return person;
}

static void
say_seated (LycPresences *self, LycSocket *socket)
{
  for (guint i = 0; i < self->seated->len; i++)
    {
      gint64 id = lyc_user_by_login (self->platform, g_ptr_array_index (self->seated, i));
      LycViewer *peer = id != 0 ? lyc_viewer_get (self->platform, id) : NULL;

      if (peer != NULL && viewer_of (self, socket, id) != NULL)
        say (socket, peer->uuid, rank_of ("here"));
    }
}

static void
say_all (LycPresences *self, LycSocket *socket)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->people);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Person *person = value;
      LycViewer *whom
        = person->told > 0 ? lyc_viewer_get (self->platform, person->user_id) : NULL;

      if (whom != NULL && viewer_of (self, socket, person->user_id) != NULL)
        say (socket, whom->uuid, person->told);
    }
  say_seated (self, socket);
}

/**
 * lyc_presences_say:
 * @state: here, away or in_session
 * @now: monotonic, in microseconds
 *
 * A device says where its person is, anew or again. One that has just come is told who else is here.
 */
void
lyc_presences_say (LycPresences *self, LycSocket *socket, const char *state, gint64 now)
{
  gboolean fresh = socket->presence == NULL;

  socket->presence = states[rank_of (state)];
  socket->heard = now;
  gather (self, get_person (self, socket->user_id), now);
  if (fresh)
    say_all (self, socket);
}

/**
 * lyc_presences_dismiss:
 *
 * The platform ended it with this person's device: they are gone at once unless another is here.
 */
void
lyc_presences_dismiss (LycPresences *self, gint64 user_id)
{
  Person *person = g_hash_table_lookup (self->people, &user_id);

  if (person != NULL)
    gather (self, person, g_get_monotonic_time ());
}

/**
 * lyc_presences_seat:
 * @login: a peer of the sandbox, who acts without a socket
 *
 * Lets the peer be here for everyone who comes from now on.
 */
void
lyc_presences_seat (LycPresences *self, const char *login)
{
  g_ptr_array_add (self->seated, g_strdup (login));
}

/* Somebody changed what others may see of them: it is looked at in this turn of the tick. */
void
lyc_presences_look_again (LycPresences *self)
{
  self->look_again = TRUE;
}

/* Somebody came into a cohort: they and its people see each other now. */
void
lyc_presences_introduce (LycPresences *self, gint64 user_id)
{
  Person *person = g_hash_table_lookup (self->people, &user_id);

  if (person != NULL && person->told > 0)
    tell (self, person);
  for (guint i = 0; i < self->sockets->len; i++)
    {
      LycSocket *socket = g_ptr_array_index (self->sockets, i);

      if (socket->user_id == user_id && socket->greeted)
        say_all (self, socket);
    }
}

/**
 * lyc_presences_tick:
 * @now: monotonic, in microseconds
 *
 * Lets go of what was not repeated in time.
 */
void
lyc_presences_tick (LycPresences *self, gint64 now)
{
  GHashTableIter iter;
  gpointer value;

  g_hash_table_iter_init (&iter, self->people);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      Person *person = value;

      if (self->look_again || (person->told > 0 && now >= person->until))
        update (self, person, now);
      if (person->told == 0 && now >= person->until)
        g_hash_table_iter_remove (&iter);
    }
  self->look_again = FALSE;
}
