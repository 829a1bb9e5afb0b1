/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Gives the button that closes a toast a name, for each toast that @overlay shows from now on:
 * libadwaita 1.2 leaves it to screen readers as a picture. */
void lyc_toasts_name_buttons (AdwToastOverlay *overlay);

G_END_DECLS
