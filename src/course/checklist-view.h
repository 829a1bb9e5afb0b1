/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "lesson.h"
#include "progress.h"
#include "services.h"

G_BEGIN_DECLS

/* A lesson whose points the learner ticks. CSS: checklist-view */
#define LYC_TYPE_CHECKLIST_VIEW (lyc_checklist_view_get_type ())
G_DECLARE_FINAL_TYPE (LycChecklistView, lyc_checklist_view, LYC, CHECKLIST_VIEW, GtkWidget)

GtkWidget *lyc_checklist_view_new (LycServices *services);
void lyc_checklist_view_set_lesson (LycChecklistView *self, LycLesson *lesson,
                                    LycProgress *progress);

G_END_DECLS
