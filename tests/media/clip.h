/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

char *clip_make (const char *folder, const char *name, int seconds, gboolean sound);
