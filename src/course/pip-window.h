/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "player.h"

G_BEGIN_DECLS

/* The picture in a small window of its own, with as few controls as it needs. Where the platform
 * lets a program say so, it stays on top and comes back where it was. Closing it emits "returned";
 * it goes away with its last reference. */
#define LYC_TYPE_PIP_WINDOW (lyc_pip_window_get_type ())
G_DECLARE_FINAL_TYPE (LycPipWindow, lyc_pip_window, LYC, PIP_WINDOW, GtkWindow)

GtkWidget *lyc_pip_window_new (LycPlayer *player, GtkWindow *parent, GSettings *settings);

G_END_DECLS
