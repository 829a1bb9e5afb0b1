/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services.h"

LycServices *window_content_new (void);
