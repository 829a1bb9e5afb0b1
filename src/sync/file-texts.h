/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "connector.h"
#include "store.h"

G_BEGIN_DECLS

/**
 * LycFileTexts:
 *
 * Fetches what shared files say, one after the other and after everything else, so that they are
 * found by their words without a connection.
 */
#define LYC_TYPE_FILE_TEXTS (lyc_file_texts_get_type ())
G_DECLARE_FINAL_TYPE (LycFileTexts, lyc_file_texts, LYC, FILE_TEXTS, GObject)

LycFileTexts *lyc_file_texts_new (LycStore *store, LycConnector *connector, const char *cache_dir);
void lyc_file_texts_set_online (LycFileTexts *self, gboolean online);
void lyc_file_texts_stop (LycFileTexts *self);

G_END_DECLS
