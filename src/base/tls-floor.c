/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tls-floor.h"

/**
 * lyc_tls_floor:
 *
 * Makes TLS 1.2 the oldest that this process speaks, as server and as client. The libraries would
 * take 1.0 and 1.1 too; they read this once, so it is the first act of main().
 */
void
lyc_tls_floor (void)
{
  g_setenv ("G_TLS_GNUTLS_PRIORITY", "NORMAL:-VERS-TLS1.0:-VERS-TLS1.1", TRUE);
}
