/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "http.h"

#include <glib/gi18n-lib.h>

#include "http-private.h"

G_DEFINE_FINAL_TYPE (LycHttp, lyc_http, G_TYPE_OBJECT)

enum
{
  TOKENS_CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
lyc_http_finalize (GObject *object)
{
  LycHttp *self = LYC_HTTP (object);

  g_clear_object (&self->session);
  g_clear_pointer (&self->base, g_free);
  g_clear_pointer (&self->access, g_free);
  g_clear_pointer (&self->refresh, g_free);
  g_clear_pointer (&self->renewing, g_ptr_array_unref);
  G_OBJECT_CLASS (lyc_http_parent_class)->finalize (object);
}

static void
lyc_http_class_init (LycHttpClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_http_finalize;

  /**
   * LycHttp::tokens-changed:
   *
   * The refresh token is another one now and should be kept.
   */
  signals[TOKENS_CHANGED] = g_signal_new ("tokens-changed", G_TYPE_FROM_CLASS (klass),
                                          G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_http_init (LycHttp *self)
{
  self->session = soup_session_new_with_options ("timeout", 30, "idle-timeout", 60, "user-agent",
                                                 "lyceum/" LYC_VERSION, NULL);
}

/* Whether @url is https, or http to this very machine. */
gboolean
lyc_http_is_safe_url (const char *url)
{
  g_autoptr (GUri) uri = g_uri_parse (url, G_URI_FLAGS_NONE, NULL);
  const char *scheme = uri != NULL ? g_uri_get_scheme (uri) : "";
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;
  g_autoptr (GInetAddress) address = host != NULL ? g_inet_address_new_from_string (host) : NULL;

  if (host == NULL || *host == '\0' || g_uri_get_userinfo (uri) != NULL)
    return FALSE;
  if (g_str_equal (scheme, "https"))
    return TRUE;
  return g_str_equal (scheme, "http")
         && (g_strcmp0 (host, "localhost") == 0
             || (address != NULL && g_inet_address_get_is_loopback (address)));
}

/**
 * lyc_http_new:
 * @base_url: the platform's address: https, or http on this machine
 *
 * Returns: (transfer full) (nullable): the way to that platform
 */
LycHttp *
lyc_http_new (const char *base_url, GError **error)
{
  LycHttp *self;
  gsize length;

  if (!lyc_http_is_safe_url (base_url))
    {
      g_set_error_literal (error, LYC_ERROR, LYC_ERROR_INSECURE,
                           _("The address must begin with https://."));
      return NULL;
    }
  self = g_object_new (LYC_TYPE_HTTP, NULL);
  self->base = g_strdup (base_url);
  for (length = strlen (self->base); length > 0 && self->base[length - 1] == '/'; length--)
    self->base[length - 1] = '\0';
  return self;
}

const char *
lyc_http_get_base (LycHttp *self)
{
  return self->base;
}

SoupSession *
lyc_http_get_session (LycHttp *self)
{
  return self->session;
}

/* Returns: (transfer full): the whole address of @path */
char *
lyc_http_get_url (LycHttp *self, const char *path)
{
  return g_strconcat (self->base, path, NULL);
}

/* Ends every request that runs, as when the network is another one now. */
void
lyc_http_abort (LycHttp *self)
{
  soup_session_abort (self->session);
}

/* @expires_in_s: seconds; @access and @refresh (nullable) are copied */
void
lyc_http_set_tokens (LycHttp *self, const char *access, gint64 expires_in_s, const char *refresh)
{
  g_autofree char *kept_access = g_strdup (access);
  g_autofree char *kept_refresh = g_strdup (refresh);

  g_free (self->access);
  g_free (self->refresh);
  self->access = g_steal_pointer (&kept_access);
  self->refresh = g_steal_pointer (&kept_refresh);
  self->access_ends = g_get_monotonic_time () + expires_in_s * G_USEC_PER_SEC;
  g_signal_emit (self, signals[TOKENS_CHANGED], 0);
}

/* Returns: (transfer none) (nullable): the access token, which may have ended */
const char *
lyc_http_get_access (LycHttp *self)
{
  return self->access;
}

const char *
lyc_http_get_refresh (LycHttp *self)
{
  return self->refresh;
}
