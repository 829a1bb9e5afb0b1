/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "player.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* How one asks a computer to stay awake: gtk_application_inhibit() and its end, or a test's. */
typedef struct
{
  guint (*begin) (gpointer data);
  void (*end) (guint cookie, gpointer data);
} LycStayAwakeFuncs;

/* Keeps the computer awake while a player plays, and no longer. */
#define LYC_TYPE_STAY_AWAKE (lyc_stay_awake_get_type ())
G_DECLARE_FINAL_TYPE (LycStayAwake, lyc_stay_awake, LYC, STAY_AWAKE, GObject)

LycStayAwake *lyc_stay_awake_new (LycPlayer *player, GtkWindow *window);
LycStayAwake *lyc_stay_awake_new_with_funcs (LycPlayer *player, const LycStayAwakeFuncs *funcs,
                                             gpointer data);

G_END_DECLS
