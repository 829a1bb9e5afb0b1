/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

typedef enum { LYC_TOKEN_GOOD, LYC_TOKEN_EXPIRED, LYC_TOKEN_REVOKED } LycTokenState;

typedef struct {
  char *access;
  char *refresh;
  gint64 expires_in;
  gint64 user_id;
} LycTokens;

char *lyc_secret_new (void);
char *lyc_secret_hash (const char *secret);

LycTokenState lyc_token_check (LycPlatform *platform, const char *access, gint64 *user_id,
                               gint64 *device_id);
gboolean lyc_tokens_issue (LycPlatform *platform, gint64 user_id, gint64 device_id,
                           LycTokens *tokens);
gboolean lyc_tokens_refresh (LycPlatform *platform, const char *refresh, LycTokens *tokens);
void lyc_token_revoke (LycPlatform *platform, const char *token);
void lyc_device_revoke (LycPlatform *platform, gint64 device_id);
void lyc_user_revoke (LycPlatform *platform, gint64 user_id);
void lyc_tokens_clear (LycTokens *tokens);

char *lyc_code_new (LycPlatform *platform, gint64 user_id, const char *challenge,
                    const char *redirect, gint64 life_s);
gboolean lyc_code_keep (LycPlatform *platform, const char *code, gint64 user_id, gint64 life_s);
gboolean lyc_code_redeem (LycPlatform *platform, const char *code, const char *verifier,
                          const char *redirect, LycTokens *tokens);

G_END_DECLS
