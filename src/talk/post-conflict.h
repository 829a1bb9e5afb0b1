/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "outbox.h"
#include "post.h"
#include "services.h"

G_BEGIN_DECLS

/* An edit that was refused because the text is another one meanwhile: both texts, and which stays. */
#define LYC_TYPE_POST_CONFLICT (lyc_post_conflict_get_type ())
G_DECLARE_FINAL_TYPE (LycPostConflict, lyc_post_conflict, LYC, POST_CONFLICT, AdwWindow)

GtkWidget *lyc_post_conflict_new (LycServices *services, LycPost *post, LycAct *edit);

G_END_DECLS
