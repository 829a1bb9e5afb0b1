/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "far-search.h"

G_BEGIN_DECLS

char *lyc_search_path (const LycFarSearch *search);

G_END_DECLS
