/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "container.h"
#include "moderation-case.h"
#include "post.h"
#include "services.h"

G_BEGIN_DECLS

/* What one needs to decide a case: who reported it and why, the moment of the recording that it is
 * about, the post with ten before and ten after it, and what was done about it so far.
 * CSS: .case-view, .reported */
#define LYC_TYPE_CASE_VIEW (lyc_case_view_get_type ())
G_DECLARE_FINAL_TYPE (LycCaseView, lyc_case_view, LYC, CASE_VIEW, GtkWidget)

GtkWidget *lyc_case_view_new (LycServices *services);
void lyc_case_view_set_case (LycCaseView *self, LycModerationCase *item);
LycPost *lyc_case_view_get_post (LycCaseView *self);
LycContainer *lyc_case_view_get_container (LycCaseView *self);

G_END_DECLS
