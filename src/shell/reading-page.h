/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "services.h"

G_BEGIN_DECLS

#define LYC_TYPE_READING_PAGE (lyc_reading_page_get_type ())
G_DECLARE_FINAL_TYPE (LycReadingPage, lyc_reading_page, LYC, READING_PAGE, AdwPreferencesPage)

AdwPreferencesPage *lyc_reading_page_new (LycServices *services);

G_END_DECLS
