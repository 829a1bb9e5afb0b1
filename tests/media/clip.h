/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gdk/gdk.h>

#define CLIP_MARK_BITS 10

char *clip_make (const char *folder, const char *name, int seconds, gboolean sound);
char *clip_make_marked (const char *folder, const char *name, int pictures, int rate);
char *clip_make_tracks (const char *folder, const char *name, int seconds);
char *clip_make_tone (const char *folder, const char *name, int seconds, int hertz);
int clip_read_mark (GdkPaintable *picture);
