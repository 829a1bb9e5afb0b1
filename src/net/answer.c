/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "answer.h"
#include "json-gate.h"
#include "json-read.h"

#include <glib/gi18n-lib.h>

/* A page of what changed may be large; everything else about the gate is as usual. */
static const LycJsonLimits answer_limits = { 16 * 1024 * 1024, 64, 2000000 };

/**
 * lyc_http_read_object:
 *
 * Returns: (transfer full) (nullable): the JSON object that @body is
 */
JsonObject *
lyc_http_read_object (GBytes *body, GError **error)
{
  gsize length;
  const char *text = g_bytes_get_data (body, &length);
  g_autoptr (JsonNode) root = lyc_json_parse (text, length, &answer_limits, NULL);

  if (root != NULL && JSON_NODE_HOLDS_OBJECT (root))
    return json_node_dup_object (root);
  g_set_error_literal (error, LYC_ERROR, LYC_ERROR_INVALID,
                       _("The platform’s answer could not be understood."));
  return NULL;
}

static LycErrorCode
code_of (guint status, const char *code)
{
  if (g_strcmp0 (code, "resync") == 0)
    return LYC_ERROR_RESYNC;
  switch (status)
    {
    case 401:
      return LYC_ERROR_SIGN_IN;
    case 404:
    case 410:
      return LYC_ERROR_GONE;
    case 409:
    case 412:
      return LYC_ERROR_CONFLICT;
    case 408:
    case 425:
    case 429:
      return LYC_ERROR_BUSY;
    default:
      return status >= 500 ? LYC_ERROR_BUSY : LYC_ERROR_REFUSED;
    }
}

/* What to say where the platform said nothing. */
static const char *
sentence_for (guint status)
{
  switch (status)
    {
    case 401: return _("Please sign in again.");
    case 403: return _("You may not do this here.");
    case 404: return _("It is not there.");
    case 410: return _("It was deleted.");
    case 409:
      return _("Somebody else changed it in the meantime.");
    case 412:
      return _("This was changed elsewhere in the meantime. Your text is kept: look at what stands there now, "
                "then try again to put yours in its place.");
    case 421:
      return _("The platform does not know itself by this address. Ask for the address that it is "
               "reached by.");
    case 413: return _("It is too large.");
    case 429: return _("Too many requests at once.");
    default: return _("The platform could not do this.");
    }
}

/**
 * lyc_answer_set_error:
 * @status: an HTTP status that is no success
 * @body: problem JSON, or anything
 *
 * The one place where a status becomes an error with a sentence for the person.
 */
void
lyc_answer_set_error (guint status, GBytes *body, GError **error)
{
  g_autoptr (JsonObject) problem = lyc_http_read_object (body, NULL);
  const char *code = NULL;
  const char *title = NULL;

  if (problem != NULL)
    {
      code = lyc_json_text (problem, "code", NULL);
      title = lyc_json_text (problem, "title", NULL);
    }
  if (title == NULL || *title == '\0' || status == 412 || status == 421)
    title = sentence_for (status);
  g_set_error_literal (error, LYC_ERROR, code_of (status, code), title);
}

/* Whether a 401 may be cured by a fresh token; a revoked one may not. */
gboolean
lyc_answer_is_expired (guint status, GBytes *body)
{
  g_autoptr (JsonObject) problem = status == 401 ? lyc_http_read_object (body, NULL) : NULL;

  return status == 401
         && (problem == NULL
             || g_strcmp0 (lyc_json_text (problem, "code", "expired"), "expired") == 0);
}
