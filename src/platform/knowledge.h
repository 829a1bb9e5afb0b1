/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

guint lyc_knowledge_import (LycPlatform *platform, GPtrArray *drafts);

G_END_DECLS
