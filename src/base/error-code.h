/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* What can go wrong between this machine and a platform, by what can be done about it. */
typedef enum
{
  LYC_ERROR_NETWORK,     /* no answer; it may or may not have been done */
  LYC_ERROR_BUSY,        /* again later */
  LYC_ERROR_SIGN_IN,     /* the person has to sign in again */
  LYC_ERROR_REFUSED,     /* the platform says no, with a sentence */
  LYC_ERROR_GONE,        /* it is not there, or not any more */
  LYC_ERROR_CONFLICT,    /* something else was there first */
  LYC_ERROR_RESYNC,      /* the cursor is too old: register again */
  LYC_ERROR_INVALID,     /* an answer that is not what was agreed on */
  LYC_ERROR_INSECURE,    /* an address or a connection that is not safe enough */
  LYC_ERROR_UNSUPPORTED, /* the platform, or this version, cannot do this at all */
} LycErrorCode;

#define LYC_ERROR (lyc_error_quark ())
GQuark lyc_error_quark (void);
gboolean lyc_error_passes (const GError *error);

G_END_DECLS
