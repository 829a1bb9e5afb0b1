/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/* What a post said before it was edited. */
typedef struct
{
  char *body;        /* Markdown */
  gint64 written_at; /* milliseconds since the epoch */
} LycPostVersion;

GPtrArray *lyc_post_versions_read (JsonObject *page);

G_END_DECLS
