/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* A bare client of the platform: one connection, one request after the other. It takes as little of
 * the processor as it can, so that what is measured is the platform. */
typedef struct
{
  guint16 port;
  char **tokens; /* one a person */
  const char *container;
  guint n_writers;
  int seconds;
} Load;

int load_connect (guint16 port);
gboolean load_write_post (int fd, const Load *load, const char *token);

int load_posts (const Load *load);
int load_fan_out (const Load *load, const char *cursor, guint n_sockets, guint n_posts);

G_END_DECLS
