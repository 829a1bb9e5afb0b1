/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"
#include "recording-draft.h"

G_BEGIN_DECLS

gint64 lyc_recording_length (LycPlatform *platform, const char *sha256);
void lyc_recording_write (LycPlatform *platform, const LycRecordingDraft *draft);
int lyc_recordings_lock (LycPlatform *platform, gboolean wait);
void lyc_recordings_clean_unfinished (LycPlatform *platform);
void lyc_recordings_clean (LycPlatform *platform);

G_END_DECLS
