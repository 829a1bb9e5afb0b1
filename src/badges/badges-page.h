/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* The learner's badges in a cohort and the cohort's challenge. CSS: .badges-page */
#define LYC_TYPE_BADGES_PAGE (lyc_badges_page_get_type ())
G_DECLARE_FINAL_TYPE (LycBadgesPage, lyc_badges_page, LYC, BADGES_PAGE, GtkWidget)

GtkWidget *lyc_badges_page_new (LycServices *services);
void       lyc_badges_page_set_cohort (LycBadgesPage *self, const char *cohort_id);
void lyc_badges_page_show_badge (LycBadgesPage *self, const char *badge_class_id);

G_END_DECLS
