/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "record.h"

G_BEGIN_DECLS

/* A member of an act's body: when it was done by this machine's clock, in milliseconds. It travels as
 * "age_ms", so that a clock that is wrong orders nothing. */
#define LYC_ACT_TAKEN_AT "taken_at"

/* What an act makes the window show at once: @fields laid over the object until the platform answered. */
typedef struct
{
  LycKind kind;
  char *id;
  JsonObject *fields;
  gboolean creates; /* the object did not exist; @fields are all of it */
} LycEcho;

/**
 * LycAct:
 *
 * Something a person did, in words that every platform understands: a verb (the operationId of the
 * API's description), what it is done to, and its parameters. It is written to the outbox before it
 * shows. A boxed, reference-counted value that is not changed once it is performed.
 */
#define LYC_TYPE_ACT (lyc_act_get_type ())
typedef struct _LycAct LycAct;
GType lyc_act_get_type (void);

LycAct     *lyc_act_new (const char *verb, const char *target_id, const char *place);
LycAct     *lyc_act_ref (LycAct *self);
void        lyc_act_unref (LycAct *self);
void        lyc_act_set_id (LycAct *self, const char *id);
void        lyc_act_set_place (LycAct *self, const char *place);
void        lyc_act_set_parent (LycAct *self, const char *parent_id);
void        lyc_act_take_body (LycAct *self, JsonObject *body);
void        lyc_act_take_echo (LycAct *self, LycKind kind, const char *id, gboolean creates,
                               JsonObject *fields);
void lyc_act_set_draft (LycAct *self, const char *place, const char *text);
void        lyc_act_set_file (LycAct *self, const char *path);
void        lyc_act_set_replaces (LycAct *self, gboolean replaces);
void lyc_act_set_base (LycAct *self, gint64 rev);
void lyc_act_set_hold_until (LycAct *self, gint64 time_ms);
void lyc_act_set_patient (LycAct *self, gboolean patient);
void lyc_act_set_not_before (LycAct *self, gint64 not_before);
void lyc_act_set_sent (LycAct *self, gint64 bytes);
void lyc_act_set_tried (LycAct *self, gboolean tried);

const char *lyc_act_get_id (LycAct *self);
const char *lyc_act_get_verb (LycAct *self);
gboolean lyc_act_writes_post (LycAct *self);
const char *lyc_act_get_target (LycAct *self);
const char *lyc_act_get_parent (LycAct *self);
const char *lyc_act_get_place (LycAct *self);
JsonObject *lyc_act_get_body (LycAct *self);
const char *lyc_act_get_draft (LycAct *self);
const char *lyc_act_get_draft_text (LycAct *self);
const char *lyc_act_get_file (LycAct *self);
gboolean    lyc_act_replaces (LycAct *self);
gint64 lyc_act_get_base (LycAct *self);
gint64 lyc_act_get_hold_until (LycAct *self);
gboolean lyc_act_is_patient (LycAct *self);
gint64 lyc_act_get_not_before (LycAct *self);
gint64 lyc_act_get_sent (LycAct *self);
gboolean lyc_act_was_tried (LycAct *self);
gboolean lyc_act_is_silent (LycAct *self);
guint       lyc_act_get_n_echoes (LycAct *self);
const LycEcho *lyc_act_get_echo (LycAct *self, guint i);

JsonNode   *lyc_act_to_json (LycAct *self);
LycAct     *lyc_act_from_json (JsonNode *node);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LycAct, lyc_act_unref)

G_END_DECLS
