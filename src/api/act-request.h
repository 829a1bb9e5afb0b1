/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act.h"

G_BEGIN_DECLS

/* How an act travels. */
typedef struct
{
  const char *method;
  char *path;
  gboolean keyed;    /* carries the act's id as Idempotency-Key; else the path names it */
  gboolean has_body;
  char *match; /* nullable: If-Match */
} LycActRequest;

gboolean lyc_act_request_init (LycActRequest *self, LycAct *act);
void     lyc_act_request_clear (LycActRequest *self);
GBytes *lyc_act_request_body (LycAct *act);

G_END_DECLS
