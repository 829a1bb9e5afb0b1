/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "http.h"

G_BEGIN_DECLS

struct _LycHttp
{
  GObject parent_instance;

  SoupSession *session;
  char *base; /* without a slash at its end */
  char *access;
  char *refresh;
  gint64 access_ends;  /* monotonic, microseconds */
  GPtrArray *renewing; /* of GTask: those who wait for the one renewal; NULL: none runs */
};

G_END_DECLS
