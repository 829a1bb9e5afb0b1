/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "error-code.h"

G_DEFINE_QUARK (lyc - error - quark, lyc_error)

/* Whether the same request may succeed later. */
gboolean
lyc_error_passes (const GError *error)
{
  return error->domain != LYC_ERROR || error->code == LYC_ERROR_NETWORK
         || error->code == LYC_ERROR_BUSY || error->code == LYC_ERROR_SIGN_IN
         || error->code == LYC_ERROR_INVALID;
}
