/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "session.h"

G_BEGIN_DECLS

/* The session of a fixture: somebody who is signed in, at a time that stands still. */
LycSession *fixture_session_new (void);

G_END_DECLS
