/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* @start_ms: -1 for a link to a lesson. Returns: (nullable) (transfer full): what stands for @slug
 */
typedef char *(*LycCourseLinkFunc) (const char *slug, gint64 start_ms, gpointer user_data);

char *lyc_course_links_replace (const char *markdown, LycCourseLinkFunc func, gpointer user_data,
                                char **link, guint *line);

G_END_DECLS
