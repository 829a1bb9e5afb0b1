/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"

G_BEGIN_DECLS

/* The connector of our own platform, lyceum-platform. */
#define LYC_TYPE_PLATFORM_CONNECTOR (lyc_platform_connector_get_type ())
G_DECLARE_FINAL_TYPE (LycPlatformConnector, lyc_platform_connector, LYC, PLATFORM_CONNECTOR,
                      GObject)

LycConnector *lyc_platform_connector_new (const char *url, GError **error);

G_END_DECLS
