/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can go wrong, by what a person or the outbox can do about it. */
typedef enum
{
  LYC_ERROR_OFFLINE,      /* no answer: try again later */
  LYC_ERROR_AUTH_EXPIRED, /* refresh the token and repeat */
  LYC_ERROR_AUTH_REVOKED, /* sign in again */
  LYC_ERROR_FORBIDDEN,
  LYC_ERROR_NOT_FOUND,
  LYC_ERROR_GONE,
  LYC_ERROR_CONFLICT,
  LYC_ERROR_INVALID, /* the request itself is refused */
  LYC_ERROR_TOO_LARGE,
  LYC_ERROR_RATE_LIMITED,
  LYC_ERROR_SERVER,    /* the platform failed: try again later */
  LYC_ERROR_MALFORMED, /* an answer that makes no sense */
  LYC_ERROR_CANCELLED,
} LycErrorCode;

#define LYC_ERROR (lyc_error_quark ())
GQuark       lyc_error_quark (void);
LycErrorCode lyc_error_from_status (guint status);
gboolean     lyc_error_is_retryable (LycErrorCode code);

G_END_DECLS
