/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

typedef enum
{
  LYC_JSON_GATE_ERROR_SIZE,      /* more bytes than allowed, or none */
  LYC_JSON_GATE_ERROR_ENCODING,  /* not UTF-8, a lone surrogate, or U+0000 */
  LYC_JSON_GATE_ERROR_GRAMMAR,   /* not RFC 8259 */
  LYC_JSON_GATE_ERROR_DEPTH,     /* nested too deeply */
  LYC_JSON_GATE_ERROR_DUPLICATE, /* a member twice in one object */
  LYC_JSON_GATE_ERROR_NUMBER,    /* a number that no reader here can hold */
  LYC_JSON_GATE_ERROR_COUNT,     /* more values than allowed */
} LycJsonGateError;

#define LYC_JSON_GATE_ERROR (lyc_json_gate_error_quark ())
GQuark lyc_json_gate_error_quark (void);

typedef struct
{
  gsize max_bytes;
  guint max_depth;
  guint max_values;
} LycJsonLimits;

extern const LycJsonLimits lyc_json_default_limits;

gboolean  lyc_json_gate_check (const char *text, gsize length, const LycJsonLimits *limits,
                               GError **error);
JsonNode *lyc_json_parse (const char *text, gsize length, const LycJsonLimits *limits,
                          GError **error);

G_END_DECLS
