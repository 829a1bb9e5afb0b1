/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "request.h"

G_BEGIN_DECLS

/* What makes a request the same one again. */
typedef struct
{
  char *key;  /* NULL where a request may not be repeated */
  char *hash; /* of all that was sent */
} LycRepeat;

void lyc_repeat_name (LycRepeat *repeat, LycRequest *request);
void lyc_repeat_answer (LycRepeat *repeat, LycRequest *request);
void lyc_repeat_keep (LycRepeat *repeat, LycRequest *request);
void lyc_repeat_clear (LycRepeat *repeat);

G_END_DECLS
