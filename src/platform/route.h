/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "access.h"
#include "request.h"

G_BEGIN_DECLS

typedef enum
{
  LYC_FIELD_END,
  LYC_FIELD_TEXT,      /* string of min to max characters */
  LYC_FIELD_INT,       /* min to max */
  LYC_FIELD_MAYBE_INT, /* the same or null */
  LYC_FIELD_BOOL,
  LYC_FIELD_ID,
  LYC_FIELD_MAYBE_ID,
  LYC_FIELD_IDS,    /* array of at most max ids */
  LYC_FIELD_TEXTS,  /* array of at most max strings of at most 32 bytes */
  LYC_FIELD_NAMES,  /* array of at most max words or ids */
  LYC_FIELD_ENUM,   /* one of words, "a|b|c" */
  LYC_FIELD_OBJECT, /* fields */
  LYC_FIELD_MAYBE_OBJECT,
  LYC_FIELD_SPANS, /* array of at most max pairs of integers, 0 to one day in ms */
} LycFieldType;

/* A field of a request's body. What is in the body and not in the table is refused (422). */
typedef struct _LycField LycField;
struct _LycField {
  const char *name;
  LycFieldType type;
  gboolean required;
  gint64 min;
  gint64 max;
  const char *words;
  const LycField *fields;
};

typedef enum {
  LYC_ROUTE_OPEN = 1 << 0,   /* no sign-in */
  LYC_ROUTE_KEYED = 1 << 1,  /* an Idempotency-Key is demanded */
  LYC_ROUTE_CREATE = 1 << 2, /* PUT that creates: the path is the key, another body is a conflict */
  LYC_ROUTE_BYTES = 1 << 3,  /* the body is bytes, up to upload_chunk_bytes; no idempotency */
  LYC_ROUTE_FORM = 1 << 4,   /* the body is a form */
  LYC_ROUTE_LATE = 1 << 5,   /* the handler answers later, outside the transaction */
  LYC_ROUTE_SANDBOX = 1 << 6, /* not found outside the sandbox */
} LycRouteFlags;

typedef enum {
  LYC_RATE_READ,
  LYC_RATE_ACT,
  LYC_RATE_POST,
  LYC_RATE_UPLOAD,
  LYC_RATE_CHUNK,
  LYC_RATE_SEARCH,
  LYC_RATE_NONE,
} LycRate;

typedef void (*LycHandler) (LycRequest *request);

/* A route is one line: what it is, what it acts on, who may is in the access table. */
typedef struct {
  const char *method;
  const char *path;      /* "/v1/posts/{post_id}" */
  const char *operation; /* operationId of openapi.yaml */
  const char *resource;  /* with action the row of the access table; NULL only where OPEN */
  const char *action;
  const char *target;    /* the path's parameter whose object is acted on, found and put to the
                            access table before the handler runs; NULL: the handler calls
                            lyc_request_allow() itself, or its scope is the server's */
  const char *target_kind;
  LycRate rate;
  LycRouteFlags flags;
  const LycField *fields; /* of the body; NULL: no body */
  LycHandler handler;
} LycRoute;

const LycRoute *lyc_routes_get (guint *count);
const LycRoute *lyc_route_match (const char *method, const char *path, GHashTable *params,
                                 gboolean *path_known);
gboolean lyc_routes_check (GError **error);

/* fields.c */
gboolean lyc_fields_check (const LycField *fields, JsonObject *body, JsonObject *field_errors,
                           gboolean *unknown);

G_END_DECLS
