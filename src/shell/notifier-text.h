/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "desktop-notes.h"
#include "notice.h"
#include "post.h"
#include "services.h"

G_BEGIN_DECLS

char *lyc_notifier_text_dup_title (LycServices *services, LycNotice *notice,
                                   gboolean with_text);
char *lyc_notifier_text_dup_body (LycPost *post);
char *lyc_notifier_text_dup_cohort (LycServices *services, LycNotice *notice);
char *lyc_notifier_text_without_tags (const char *text);
LycDesktopNote *lyc_notifier_text_new (LycServices *services, LycNotice *notice,
                                       gboolean with_text);
gboolean       lyc_notifier_text_is_from_guide (GListModel *members, LycNotice *notice);
GPtrArray     *lyc_notifier_text_list_subjects (LycServices *services, LycNotice *notice);
gboolean       lyc_notifier_text_is_ready (GPtrArray *subjects);

G_END_DECLS
