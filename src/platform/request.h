/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "view.h"

#include <libsoup/soup.h>

G_BEGIN_DECLS

typedef struct _LycRequest LycRequest;

/* One request while its handler runs, in one transaction. Whatever the handler answers with status
 * 400 or more rolls the transaction back. */
struct _LycRequest {
  LycPlatform *platform;
  LycDb *db;
  LycViewer *viewer; /* who asks; NULL on open routes */
  gint64 device_id;
  const void *route;
  GHashTable *params; /* path parameters by name, query parameters too (path wins) */
  JsonObject *body;   /* checked against the route's fields; empty where there was none */
  GBytes *bytes;      /* of a BYTES or FORM route */
  LycFound target;    /* of the route's target */
  const LycStanding *standing; /* in the target's scope */
  gboolean allowed;
  SoupServerMessage *message; /* headers may be read and set */

  guint status; /* 0: not answered yet */
  char *content_type;
  GBytes *answer;
  GPtrArray *touched; /* objects to answer, see lyc_request_touch() */
};

const char *lyc_request_param (LycRequest *request, const char *name);
gint64 lyc_request_now (LycRequest *request);
gboolean lyc_request_allow (LycRequest *request, const char *resource, const char *action,
                            gint64 scope_id, gboolean own);

/* Body fields, with what stands for absent. */
const char *lyc_request_text (LycRequest *request, const char *name, const char *fallback);
gint64 lyc_request_int (LycRequest *request, const char *name, gint64 fallback);
gboolean lyc_request_flag (LycRequest *request, const char *name, gboolean fallback);
gboolean lyc_request_has (LycRequest *request, const char *name);

/* Answers. The first one counts. */
void lyc_request_object (LycRequest *request, const char *kind, gint64 scope_id, gint64 id);
void lyc_request_touch (LycRequest *request, const char *kind, gint64 scope_id, gint64 id);
void lyc_request_objects (LycRequest *request);
void lyc_request_done (LycRequest *request, const char *kind, const char *uuid, gint64 rev);
void lyc_request_json (LycRequest *request, guint status, JsonObject *object);
void lyc_request_page (LycRequest *request, guint status, const char *html);
void lyc_request_bytes (LycRequest *request, guint status, const char *type, GBytes *bytes);
void lyc_request_problem (LycRequest *request, guint status, const char *code, const char *title);
void lyc_request_problem_full (LycRequest *request, guint status, const char *code,
                               const char *title, JsonObject *extra);
void lyc_request_not_found (LycRequest *request);
void lyc_request_slow_down (LycRequest *request, const char *bucket, gint64 wait_s,
                            const char *title);
void lyc_request_field_error (LycRequest *request, const char *field, const char *text);

/* LATE routes: kept after the handler returns, and finished once. */
LycRequest *lyc_request_keep (LycRequest *request);
void lyc_request_finish (LycRequest *request);

/* dispatch.c */
void lyc_dispatch (LycPlatform *platform, SoupServerMessage *message, const char *path,
                   GHashTable *query);
char *lyc_address_of (LycPlatform *platform, SoupServerMessage *message);

G_END_DECLS
