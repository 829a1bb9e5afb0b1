/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "error-code.h"

G_DEFINE_QUARK (lyc-error-quark, lyc_error)

/**
 * lyc_error_from_status:
 * @status: an HTTP status of 400 or more (RFC 9110 section 15)
 *
 * The one place where a status becomes something the program can act on.
 */
LycErrorCode
lyc_error_from_status (guint status)
{
  switch (status)
    {
    case 401: return LYC_ERROR_AUTH_EXPIRED;
    case 403: return LYC_ERROR_FORBIDDEN;
    case 404: return LYC_ERROR_NOT_FOUND;
    case 408: return LYC_ERROR_OFFLINE;
    case 409:
    case 412: return LYC_ERROR_CONFLICT;
    case 410: return LYC_ERROR_GONE;
    case 413: return LYC_ERROR_TOO_LARGE;
    case 429: return LYC_ERROR_RATE_LIMITED;
    default: return status >= 500 ? LYC_ERROR_SERVER : LYC_ERROR_INVALID;
    }
}

/* Whether the same request may succeed later without anyone doing anything. */
gboolean
lyc_error_is_retryable (LycErrorCode code)
{
  return code == LYC_ERROR_OFFLINE || code == LYC_ERROR_AUTH_EXPIRED
         || code == LYC_ERROR_RATE_LIMITED || code == LYC_ERROR_SERVER
         || code == LYC_ERROR_CANCELLED;
}
