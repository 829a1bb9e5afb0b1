/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LycProfile:
 *
 * Where one signed-in person's data lives on this machine. Profiles share nothing, so that two of
 * them may run beside each other.
 */
typedef struct _LycProfile LycProfile;

LycProfile *lyc_profile_new (const char *name, GError **error);
void        lyc_profile_free (LycProfile *self);
const char *lyc_profile_get_name (LycProfile *self);
const char *lyc_profile_get_data_dir (LycProfile *self);
const char *lyc_profile_get_cache_dir (LycProfile *self);
GSettings *lyc_profile_new_settings (LycProfile *self);
char       *lyc_profile_build_path (LycProfile *self, const char *file);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycProfile, lyc_profile_free)

G_END_DECLS
