/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sign-in-page.h"

#include <sodium.h>

static const char style[]
  = ":root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}"
    "body{margin:0;min-height:100vh;display:grid;place-items:center;background:#f6f5f4;color:#241f31}"
    "main{box-sizing:border-box;width:min(24rem,100vw - 2rem);padding:2rem;border-radius:.75rem;"
    "background:#fff;box-shadow:0 1px 4px #0003}"
    "h1{font-size:1.5rem;margin:0 0 1rem}label{display:block;margin-top:1rem;font-weight:600}"
    "input{box-sizing:border-box;width:100%;margin-top:.25rem;padding:.6rem;font:inherit;"
    "border:1px solid #77767b;border-radius:.4rem;background:transparent;color:inherit}"
    "button{width:100%;margin-top:1.5rem;padding:.7rem;font:inherit;font-weight:600;border:0;"
    "border-radius:.4rem;background:#1a5fb4;color:#fff}"
    "input:focus-visible,button:focus-visible{outline:3px solid #62a0ea;outline-offset:2px}"
    ".error{padding:.75rem;border-left:.3rem solid #c01c28;background:#c01c281a}"
    "@media(prefers-color-scheme:dark){body{background:#1d1d20;color:#fff}main{background:#2e2e32}}";

/* What the form carries on from the request. */
static const char *const carried[] = { "response_type", "client_id", "redirect_uri", "state",
                                       "code_challenge", "code_challenge_method", NULL };

static void
append_head (GString *page, const LycPageWords *words, const char *title)
{
  g_autofree char *safe = g_markup_escape_text (title, -1);

  g_string_append_printf (page,
                          "<!doctype html><html lang=\"%s\"><head><meta charset=\"utf-8\">"
                          "<meta name=\"viewport\" content=\"width=device-width\">"
                          "<title>%s</title><style>%s</style></head><body><main><h1>%s</h1>",
                          words->words[LYC_WORD_LANGUAGE], safe, style, safe);
}

static void
append_error (GString *page, const char *error)
{
  g_autofree char *safe = error != NULL ? g_markup_escape_text (error, -1) : NULL;

  if (safe != NULL)
    g_string_append_printf (page, "<p class=\"error\" id=\"error\" role=\"alert\">%s</p>", safe);
}

static void
append_carried (GString *page, GHashTable *fields)
{
  for (int i = 0; carried[i] != NULL; i++)
    {
      const char *value = g_hash_table_lookup (fields, carried[i]);
      g_autofree char *safe = g_markup_escape_text (value != NULL ? value : "", -1);

      g_string_append_printf (page, "<input type=\"hidden\" name=\"%s\" value=\"%s\">",
                              carried[i], safe);
    }
}

static char *
title_of (const LycPageWords *words, const char *platform_name)
{
  GString *title = g_string_new (words->words[LYC_WORD_TITLE]);

  g_string_replace (title, "%s", platform_name, 1);
  return g_string_free (title, FALSE);
}

/**
 * lyc_sign_in_page:
 * @words: in the person's language
 * @fields: the request's parameters, and the name that was typed
 * @error: (nullable): what went wrong, a sentence
 *
 * Returns: (transfer full): the page where a person types name and password
 */
char *
lyc_sign_in_page (const LycPageWords *words, const char *platform_name, GHashTable *fields,
                  const char *error)
{
  g_autofree char *title = title_of (words, platform_name);
  const char *name = g_hash_table_lookup (fields, "name");
  g_autofree char *safe = g_markup_escape_text (name != NULL ? name : "", -1);
  const char *told = error != NULL ? " aria-invalid=\"true\" aria-describedby=\"error\"" : "";
  GString *page = g_string_new (NULL);

  append_head (page, words, title);
  append_error (page, error);
  g_string_append (page, "<form method=\"post\" action=\"/oauth/authorize\">");
  append_carried (page, fields);
  g_string_append_printf (page,
                          "<label for=\"name\">%s</label><input id=\"name\" name=\"name\""
                          " value=\"%s\" autocomplete=\"username\" autocapitalize=\"none\""
                          " spellcheck=\"false\" required autofocus%s>",
                          words->words[LYC_WORD_NAME], safe, told);
  g_string_append_printf (page,
                          "<label for=\"password\">%s</label><input id=\"password\""
                          " name=\"password\" type=\"password\" autocomplete=\"current-password\""
                          " required%s><button>%s</button></form></main></body></html>",
                          words->words[LYC_WORD_PASSWORD], told, words->words[LYC_WORD_SIGN_IN]);
  return g_string_free (page, FALSE);
}

/* Returns: (transfer full): a page that says why the request cannot go on */
char *
lyc_sign_in_refusal (const LycPageWords *words, const char *platform_name, const char *text)
{
  GString *page = g_string_new (NULL);

  append_head (page, words, platform_name);
  append_error (page, text);
  g_string_append (page, "</main></body></html>");
  return g_string_free (page, FALSE);
}

/* Returns: (transfer full): the Content-Security-Policy: no script, this style alone */
char *
lyc_sign_in_policy (void)
{
  unsigned char digest[crypto_hash_sha256_BYTES];
  char text[64];

  crypto_hash_sha256 (digest, (const unsigned char *) style, sizeof style - 1);
  sodium_bin2base64 (text, sizeof text, digest, sizeof digest, sodium_base64_VARIANT_ORIGINAL);
  return g_strdup_printf (LYC_SIGN_IN_CSP, text);
}
