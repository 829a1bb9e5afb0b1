/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "services.h"

G_BEGIN_DECLS

#define LYC_TYPE_PROFILE_PAGE (lyc_profile_page_get_type ())
G_DECLARE_FINAL_TYPE (LycProfilePage, lyc_profile_page, LYC, PROFILE_PAGE, AdwPreferencesPage)

AdwPreferencesPage *lyc_profile_page_new (LycServices *services);

G_END_DECLS
