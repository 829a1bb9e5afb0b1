/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "notice.h"
#include "services.h"

G_BEGIN_DECLS

char *lyc_notice_words_dup (LycServices *services, LycNotice *notice, const char *badge_name);
const char *lyc_notice_words_outcome (const char *outcome);
char *lyc_notice_words_dup_reason (LycServices *services, LycNotice *notice, const char *badge_name);

G_END_DECLS
