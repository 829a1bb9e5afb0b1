/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

#include "notice.h"
#include "post.h"
#include "services.h"

G_BEGIN_DECLS

char *lyc_notifier_text_dup_title (LycServices *services, LycNotice *notice);
char *lyc_notifier_text_dup_body (LycPost *post);
GNotification *lyc_notifier_text_new (LycServices *services, LycNotice *notice);
gboolean       lyc_notifier_text_is_from_guide (GListModel *members, LycNotice *notice);
GPtrArray     *lyc_notifier_text_list_subjects (LycServices *services, LycNotice *notice);
gboolean       lyc_notifier_text_is_ready (GPtrArray *subjects);

G_END_DECLS
