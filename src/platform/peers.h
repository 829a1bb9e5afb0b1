/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "platform.h"

G_BEGIN_DECLS

/* What the sandbox's peers do while the learner is connected, as data/sandbox/peers.json says. */
typedef struct _LycPeers LycPeers;

LycPeers *lyc_peers_new (LycPlatform *platform, GError **error);
void lyc_peers_free (LycPeers *peers);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycPeers, lyc_peers_free)

G_END_DECLS
