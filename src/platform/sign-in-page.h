/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "page-words.h"

G_BEGIN_DECLS

#define LYC_SIGN_IN_CSP                                                                          \
  "default-src 'none'; style-src 'sha256-%s'; form-action 'self' http://127.0.0.1:* "            \
  "http://[::1]:*; frame-ancestors 'none'; base-uri 'none'"

char *lyc_sign_in_page (const LycPageWords *words, const char *platform_name, GHashTable *fields,
                        const char *error);
char *lyc_sign_in_refusal (const LycPageWords *words, const char *platform_name, const char *text);
char *lyc_sign_in_policy (void);

G_END_DECLS
