/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <libsoup/soup.h>

#include "http.h"

G_BEGIN_DECLS

void     lyc_answer_set_error (guint status, GBytes *body, GError **error);
gboolean lyc_answer_is_expired (guint status, GBytes *body);

G_END_DECLS
