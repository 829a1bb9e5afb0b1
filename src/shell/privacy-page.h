/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "services.h"

G_BEGIN_DECLS

#define LYC_TYPE_PRIVACY_PAGE (lyc_privacy_page_get_type ())
G_DECLARE_FINAL_TYPE (LycPrivacyPage, lyc_privacy_page, LYC, PRIVACY_PAGE, AdwPreferencesPage)

AdwPreferencesPage *lyc_privacy_page_new (LycServices *services);

G_END_DECLS
