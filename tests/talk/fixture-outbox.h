/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "services.h"

G_BEGIN_DECLS

/* The fixture's outbox: acts show at once, and wait until they are answered or taken back. */
typedef struct
{
  GObject parent;
  LycLibrary *library;
  GListStore *items;
  guint performed;
  LycAct *last;
} FixtureOutbox;
typedef GObjectClass FixtureOutboxClass;

GType fixture_outbox_get_type (void);
void fixture_outbox_apply (FixtureOutbox *self, LycAct *act, LycPending pending, gint64 pos);
/* In fixture.c: what the library has of a thing from now on. */
void fixture_library_store (LycLibrary *library, LycKind kind, const char *id, JsonObject *fields,
                            LycPending pending);

G_END_DECLS
