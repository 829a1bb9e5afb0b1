/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"

G_BEGIN_DECLS

/* The rules of a cohort that those who decide there may set: whether the posts of new members wait,
 * and how slow its channel is. */
#define LYC_TYPE_RULES_POPOVER (lyc_rules_popover_get_type ())
G_DECLARE_FINAL_TYPE (LycRulesPopover, lyc_rules_popover, LYC, RULES_POPOVER, GtkPopover)

GtkWidget *lyc_rules_popover_new (LycServices *services);
void lyc_rules_popover_set_cohort (LycRulesPopover *self, const char *cohort_id);

G_END_DECLS
