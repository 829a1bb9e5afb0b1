/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "report.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* A post that somebody has to decide about, with every open report of it. Signal "changed": it has
 * other reports. */
#define LYC_TYPE_MODERATION_CASE (lyc_moderation_case_get_type ())
G_DECLARE_FINAL_TYPE (LycModerationCase, lyc_moderation_case, LYC, MODERATION_CASE, GObject)

LycModerationCase *lyc_moderation_case_new (const char *post_id);
const char *lyc_moderation_case_get_post_id (LycModerationCase *self);
LycReport *lyc_moderation_case_get_report (LycModerationCase *self);
gboolean lyc_moderation_case_is_waiting (LycModerationCase *self);
GListModel *lyc_moderation_case_get_reports (LycModerationCase *self);
void lyc_moderation_case_take_reports (LycModerationCase *self, GPtrArray *reports);

G_END_DECLS
