/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* Finds the picture of `key` (an id or address that only the loader knows). Calls
 * lyc_avatar_take_picture() at once or later; `avatar` may be dead by then, so hold it weakly. */
typedef void (*LycAvatarLoader) (AdwAvatar *avatar, const char *key, gpointer user_data);

/* One loader for the whole program; NULL = initials only. */
void lyc_avatar_set_loader (LycAvatarLoader loader, gpointer user_data, GDestroyNotify destroy);

GtkWidget *lyc_avatar_new (int size);
/* Shows `name`'s initials at once and asks the loader for `key`'s picture, if there is a key.
 * For recycled rows: a picture of an earlier key never appears. */
void lyc_avatar_set_person (AdwAvatar *avatar, const char *name, const char *key);
/* For the loader: ignored unless `key` is still the one this avatar shows. */
void lyc_avatar_take_picture (AdwAvatar *avatar, const char *key, GdkPaintable *picture);

G_END_DECLS
