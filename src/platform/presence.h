/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stream-socket.h"

G_BEGIN_DECLS

/* Who is here, away or in a lesson: what clients say of their people, for as long as they repeat it.
 * A socket that comes or goes says nothing. Nothing of it is kept, and nobody learns since when. */
typedef struct _LycPresences LycPresences;

LycPresences *lyc_presences_new (LycPlatform *platform, GPtrArray *sockets);
void lyc_presences_free (LycPresences *self);
gboolean lyc_presence_is_state (const char *state);
void lyc_presences_say (LycPresences *self, LycSocket *socket, const char *state, gint64 now);
void lyc_presences_dismiss (LycPresences *self, gint64 user_id);
void lyc_presences_seat (LycPresences *self, const char *login);
void lyc_presences_look_again (LycPresences *self);
void lyc_presences_introduce (LycPresences *self, gint64 user_id);
void lyc_presences_tick (LycPresences *self, gint64 now);

G_END_DECLS
