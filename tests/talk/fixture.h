/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services.h"

G_BEGIN_DECLS

/* Services in memory, for tests of what shows talk: no store, no network, no clock. */
typedef struct _Fixture Fixture;

#define FIXTURE_ME "0190a000-0000-7000-8000-000000000001"
#define FIXTURE_INES "0190a000-0000-7000-8000-000000000002"
#define FIXTURE_TOM "0190a000-0000-7000-8000-000000000003"
#define FIXTURE_MARTA "0190a000-0000-7000-8000-000000000004"
#define FIXTURE_COHORT "0190a000-0000-7000-8000-0000000000c1"
#define FIXTURE_COURSE "0190a000-0000-7000-8000-0000000000c2"
#define FIXTURE_LESSON "0190a000-0000-7000-8000-0000000000c3"
#define FIXTURE_ASSET "0190a000-0000-7000-8000-0000000000c4"
#define FIXTURE_CHANNEL "0190a000-0000-7000-8000-0000000000c5"

#define FIXTURE_NOW G_GINT64_CONSTANT (1780315200000) /* Monday, 1 June 2026, 12:00 in UTC */

LycServices *fixture_new (void);
/* @json: an object of the API as text, with kind and id. */
void        fixture_put (LycServices *services, const char *json);
void        fixture_put_post (LycServices *services, const char *id, const char *container_id,
                              gint64 pos, const char *author_id, gint64 at, const char *body,
                              const char *extra);
void        fixture_put_thread (LycServices *services, const char *id, const char *post_id,
                                const char *title, gint64 start_ms, gint64 replies,
                                gboolean answered);
/* The platform answers the oldest act: its echoes become what is stored, post positions included. */
void        fixture_answer (LycServices *services);
guint       fixture_n_acts (LycServices *services);
LycAct     *fixture_get_last_act (LycServices *services);
/* @ids: NULL for nobody; together with as many more as @count is greater. */
void fixture_set_lesson_people (LycServices *services, const char *const *ids, guint count);
/* The platform's time, which stands still otherwise. */
void        fixture_set_time (LycServices *services, gint64 ms);
/* What is in every file, and its preview; NULL for what cannot be had. It comes with
 * fixture_deliver(), which says how much was asked for. */
void fixture_set_file (LycServices *services, GBytes *preview, const char *kept);
guint fixture_deliver (LycServices *services);
void        fixture_set_connection (LycServices *services, LycConnectionState state);
char       *fixture_id (guint n);

G_END_DECLS
