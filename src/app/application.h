/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Owns what lasts longer than a window: the profile, the core and, for the sandbox, its platform. */
#define LYC_TYPE_APPLICATION (lyc_application_get_type ())
G_DECLARE_FINAL_TYPE (LycApplication, lyc_application, LYC, APPLICATION, AdwApplication)

LycApplication *lyc_application_new (void);

G_END_DECLS
