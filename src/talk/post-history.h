/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "post.h"
#include "services.h"

G_BEGIN_DECLS

/* What a post says and what it said before, the newest first, as asked from the platform. */
#define LYC_TYPE_POST_HISTORY (lyc_post_history_get_type ())
G_DECLARE_FINAL_TYPE (LycPostHistory, lyc_post_history, LYC, POST_HISTORY, AdwWindow)

GtkWidget *lyc_post_history_new (LycServices *services, LycPost *post);

G_END_DECLS
