/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "event-log.h"
#include "guard-stream.h"
#include "scope.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

/* What is in flight on a socket: sent and not acknowledged. */
typedef struct {
  gint64 seq;
  gsize bytes;
} LycInFlight;

/* One open stream. */
typedef struct {
  LycStreamHub *hub;
  LycPlatform *platform;
  SoupWebsocketConnection *connection;
  gint64 user_id;
  gint64 device_id;
  gboolean greeted;     /* hello came */
  gint64 sent;          /* the number that the next frame names as prev */
  gint64 read;          /* the log was looked through to here */
  GQueue in_flight;     /* LycInFlight */
  gsize in_flight_bytes;
  LycGuardStream *guard; /* under the connection */
  guint64 said;          /* bytes given to the connection since it is a socket */
  guint64 before;        /* bytes it had taken until then */
  gint64 full_since;    /* monotonic us, 0 while there is credit */
  gint64 opened;        /* monotonic us */
  gint64 beat;          /* monotonic us of the last heartbeat */
  gint64 spoken;        /* monotonic us of the client's last frame */
  gint64 second;        /* monotonic s of the frames counted in it */
  guint frames;         /* received in that second */
  const char *presence; /* as presence.c has it, or NULL before hello */
  gint64 heard;         /* monotonic us of the last word about it */
  gboolean dismissed;   /* it was the platform that ended it */
  gint64 lesson_id;     /* what it shows, 0 for no lesson */
  gint64 lesson_scope;
  char *lesson_uuid;
  char *lesson_told;    /* the last word about who is there too */
} LycSocket;

LycSocket *lyc_socket_new (LycStreamHub *hub, LycPlatform *platform,
                           SoupWebsocketConnection *connection, LycGuardStream *guard,
                           gint64 user_id, gint64 device_id);
void lyc_socket_free (LycSocket *socket);
void lyc_socket_close (LycSocket *socket, gushort code, const char *reason);
void lyc_socket_cut (LycSocket *socket, const char *reason);
void lyc_socket_say (LycSocket *socket, const char *text);
void lyc_socket_say_fleeting (LycSocket *socket, const char *text);
void lyc_socket_pump (LycSocket *socket);
void lyc_socket_tick (LycSocket *socket, gint64 now);
void lyc_socket_receive (LycSocket *socket, const char *text, gsize length);

/* Of the hub, for its sockets. */
gint64 lyc_stream_hub_head (LycStreamHub *hub);
GPtrArray *lyc_stream_hub_lines (LycStreamHub *hub, gint64 after, guint *first);
void lyc_stream_hub_tell (LycStreamHub *hub, gint64 scope_id, gint64 except_user, const char *text);
void lyc_stream_hub_presence (LycStreamHub *hub, LycSocket *socket, const char *state);
void lyc_stream_hub_seat (LycStreamHub *hub, const char *login, const char *lesson);
guint lyc_stream_hub_count (LycStreamHub *hub, gint64 user_id);

G_END_DECLS
