/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "peer-client.h"

G_BEGIN_DECLS

/* One run of a rule: its steps in order, about the event that began it. */
typedef struct {
  LycPlatform *platform;
  LycPeerClient *client;
  GHashTable *turns;   /* JsonArray -> how often it was picked from; shared by all runs */
  gint64 learner;
  JsonObject *rule;    /* borrowed */
  guint step;
  gint64 due;          /* monotonic ms of the next step */
  gint64 turn;         /* how often the rule ran before */
  gint64 post_id;      /* of the event, 0 without one */
  gint64 container_id; /* of the event, 0 without one */
  gint64 actor;        /* who acted in the step before */
  char *last;          /* uuid of the post made last */
} LycPeerRun;

void lyc_peer_run_free (LycPeerRun *run);
void lyc_peer_run_wait (LycPeerRun *run, gint64 now);
gboolean lyc_peer_run_step (LycPeerRun *run, gint64 now);

G_END_DECLS
