/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "stream-socket.h"

G_BEGIN_DECLS

/* Who of a cohort is at the same lesson now. Each device that shows a lesson is told the others of
 * its person's cohorts there, all of them anew when they change: the last word wins. */
typedef struct _LycLessonPresence LycLessonPresence;

LycLessonPresence *lyc_lesson_presence_new (LycPlatform *platform, GPtrArray *sockets);
void lyc_lesson_presence_free (LycLessonPresence *self);
void lyc_lesson_presence_enter (LycSocket *socket, LycViewer *viewer, const char *lesson_uuid);
void lyc_lesson_presence_seat (LycLessonPresence *self, const char *login, const char *slug);
void lyc_lesson_presence_look_again (LycLessonPresence *self);
void lyc_lesson_presence_tick (LycLessonPresence *self, gint64 now);

G_END_DECLS
