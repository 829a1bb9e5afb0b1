/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "view.h"

/* A view and a list for each kind, in the file of its resource; kinds.c has them in one table. */
JsonObject *lyc_user_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_user_list (LycPlatform *, LycViewer *, const LycStanding *);
JsonObject *lyc_membership_view (LycPlatform *, LycViewer *, const LycStanding *, gint64 id);
GArray *lyc_membership_list (LycPlatform *, LycViewer *, const LycStanding *);
