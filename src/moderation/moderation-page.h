/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "case-list.h"

G_BEGIN_DECLS

/* The pane in which moderators decide: the open cases, one of them with what is around it, and what
 * can be done about it. J and K go from case to case, H hides, D leaves it, W warns, L closes the
 * conversation, A approves, R refuses, U takes the last decision back. It asks the window to win.lesson-open-at ((sx)). */
#define LYC_TYPE_MODERATION_PAGE (lyc_moderation_page_get_type ())
G_DECLARE_FINAL_TYPE (LycModerationPage, lyc_moderation_page, LYC, MODERATION_PAGE, GtkWidget)

GtkWidget *lyc_moderation_page_new (LycServices *services, LycCaseList *list);

void lyc_moderation_page_set_cohort (LycModerationPage *self, const char *cohort_id);

G_END_DECLS
