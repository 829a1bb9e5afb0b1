/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* A platform on a loopback port that says what a list tells (events.py): it answers with the
 * objects as they are by now, and sends the list's frames over the socket one after the other. */
typedef struct _ToldPlatform ToldPlatform;

/* What one frame of the list did to what the platform knows. */
typedef struct
{
  JsonObject *frame; /* not owned */
  gboolean news;     /* it says something that was not known */
} ToldFrame;

ToldPlatform *told_platform_new (const char *const *lines, const char *video_path);
void told_platform_free (ToldPlatform *self);
const char *told_platform_get_url (ToldPlatform *self);
const char *told_platform_get_word (ToldPlatform *self, const char *name);
JsonArray *told_platform_get_types (ToldPlatform *self);
gboolean told_platform_is_connected (ToldPlatform *self);
gint64 told_platform_get_seq (ToldPlatform *self);
gboolean told_platform_say (ToldPlatform *self, ToldFrame *frame);
void told_platform_leave (ToldPlatform *self, const char *cohort_id);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (ToldPlatform, told_platform_free)

G_END_DECLS
