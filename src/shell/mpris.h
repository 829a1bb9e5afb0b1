/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "player.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A player on the session bus, as desktops, keyboards and headsets know it (MPRIS 2.2). It is there
 * while a recording is open. Signal: "raise": somebody wants to see the window. */
#define LYC_TYPE_MPRIS (lyc_mpris_get_type ())
G_DECLARE_FINAL_TYPE (LycMpris, lyc_mpris, LYC, MPRIS, GObject)

LycMpris *lyc_mpris_new (GDBusConnection *bus, LycPlayer *player, const char *app_id);
void lyc_mpris_set_recording (LycMpris *self, const char *id, const char *title, const char *album);
void lyc_mpris_set_art_uri (LycMpris *self, const char *uri);

G_END_DECLS
