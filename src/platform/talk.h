/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

/* A post to be written. Texts are borrowed. */
typedef struct {
  const char *uuid;
  gint64 author_id;
  gint64 container_id;
  const char *body;
  const char *post_kind;
  gint64 reply_to;
  const char *anchor;      /* JSON, NULL for none */
  const char *file_ids;    /* JSON array */
  const char *mention_ids; /* JSON array */
  const char *mention_groups; /* JSON array, NULL for none */
  GArray *builds_on;          /* gint64, NULL for none */
  gint64 at;
  gboolean quietly; /* no notices: history */
  gboolean waiting; /* until somebody approves of it */
} LycNewPost;

gint64 lyc_post_add (LycPlatform *platform, const LycNewPost *post);
void lyc_post_tell (LycPlatform *platform, gint64 post_id);
void lyc_container_recount (LycPlatform *platform, gint64 container_id);
void lyc_container_change (LycPlatform *platform, const char *type, gint64 container_id,
                           gint64 actor_id);
void lyc_container_forget_posts (LycPlatform *platform, gint64 container_id);
void lyc_container_lock (LycPlatform *platform, gint64 container_id, gboolean locked,
                         const char *words, gint64 actor_id);
void lyc_post_change (LycPlatform *platform, const char *type, gint64 post_id, gint64 actor_id);
gint64 lyc_read_state_set (LycPlatform *platform, gint64 user_id, gint64 container_id,
                           gint64 read_pos, gint64 unread_from);
gint64 lyc_reaction_put (LycPlatform *platform, gint64 user_id, gint64 post_id, int vote, int helped,
                         JsonArray *emojis);
void lyc_answer_mark (LycPlatform *platform, gint64 post_id, gboolean accepted, gint64 actor_id);
gint64 lyc_direct_open (LycPlatform *platform, const char *uuid, gint64 creator_id, gint64 one_id,
                        gint64 other_id, gboolean *existed);
void lyc_talk_notices (LycPlatform *platform, gint64 post_id);

G_END_DECLS
