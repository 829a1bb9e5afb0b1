/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "mpris.h"

G_BEGIN_DECLS

#define LYC_MPRIS_PATH "/org/mpris/MediaPlayer2"
#define LYC_MPRIS_ROOT "org.mpris.MediaPlayer2"
#define LYC_MPRIS_PLAYER "org.mpris.MediaPlayer2.Player"

struct _LycMpris
{
  GObject parent_instance;

  GDBusConnection *bus;
  LycPlayer *player;
  char *app_id;
  GDBusNodeInfo *info;
  guint exported[2]; /* registrations; 0 while nothing is open */
  guint owned;       /* the name on the bus, likewise */

  char *track_id; /* an object path */
  char *title, *album, *art_uri;

  GHashTable *dirty; /* names of properties that have changed, borrowed */
  guint tell;        /* the source that says so */
  gint64 last_ms;    /* where the player was when it told last */
};

/* mpris-object.c */
void lyc_mpris_export (LycMpris *self);
void lyc_mpris_withdraw (LycMpris *self);
GVariant *lyc_mpris_get (LycMpris *self, const char *name);

G_END_DECLS
