/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "act.h"
#include "error-code.h"
#include "far-search.h"
#include "kind.h"

G_BEGIN_DECLS

/* Shows a platform's sign-in page to the person, in the browser or as an address to copy. */
typedef void (*LycShowPage) (const char *url, gpointer user_data);

/* Bytes to fetch: of the picture of a user, of a file or of an asset. All is borrowed for the call.
 */
typedef struct
{
  LycKind kind;
  const char *id;
  GFile *destination;
  const char *sha256; /* nullable: what they add up to */
  gint64 size;        /* 0: not known */
  GFileProgressCallback progress;
  gpointer progress_data;
  const char *part_id; /* nullable: of an asset or a lesson, what of it; "preview" of a file; else
                          the recording, or the file */
  gboolean keep_part; /* what has come stays beside the destination when the fetch is cancelled */
} LycBytes;

/**
 * LycConnector:
 *
 * The one way in which sync speaks to a platform. Whatever it is, its objects, frames and pages
 * have the shape of data/api; what a platform cannot do, it refuses with %LYC_ERROR_UNSUPPORTED.
 *
 * Every "_async" is finished by lyc_connector_finish() and says what that returns. Errors are of
 * #LYC_ERROR, with a sentence for the person.
 *
 * Signals: "token-changed": what lyc_connector_get_token() says should be kept; "frame"
 * (#JsonObject) and "closed" (#GError): of the open stream.
 */
#define LYC_TYPE_CONNECTOR (lyc_connector_get_type ())
G_DECLARE_INTERFACE (LycConnector, lyc_connector, LYC, CONNECTOR, GObject)

struct _LycConnectorInterface
{
  GTypeInterface parent_iface;

  const char *(*get_address) (LycConnector *self);
  void (*sign_in) (LycConnector *self, LycShowPage show, gpointer show_data, GTask *task);
  void (*sign_in_with_code) (LycConnector *self, const char *code, GTask *task);
  void (*sign_out) (LycConnector *self);
  const char *(*get_token) (LycConnector *self);
  void (*set_token) (LycConnector *self, const char *token);

  void (*describe) (LycConnector *self, GTask *task);
  void (*register_page) (LycConnector *self, const char *page, GTask *task);
  void (*changes) (LycConnector *self, gint64 since, GTask *task);
  void (*read) (LycConnector *self, LycKind kind, const char *id, GTask *task);
  void (*read_posts) (LycConnector *self, const char *container_id, const char *where, gint64 pos,
                      GTask *task);
  void (*read_versions) (LycConnector *self, const char *post_id, GTask *task);
  void (*search) (LycConnector *self, const LycFarSearch *search, GTask *task);
  void (*push) (LycConnector *self, LycAct *act, GTask *task);
  void (*start_over) (LycConnector *self, GTask *task);

  void (*fetch) (LycConnector *self, const LycBytes *bytes, GTask *task);
  char *(*get_source) (LycConnector *self, const char *asset_id, guint max_height);
  char *(*get_authorization) (LycConnector *self);

  void (*open) (LycConnector *self, gint64 since, const char *presence);
  void (*say) (LycConnector *self, JsonObject *message);
  void (*close) (LycConnector *self);
};

const char *lyc_connector_get_address (LycConnector *self);
const char *lyc_connector_get_token (LycConnector *self);
void lyc_connector_set_token (LycConnector *self, const char *token);
void lyc_connector_sign_out (LycConnector *self);
void lyc_connector_sign_in_async (LycConnector *self, LycShowPage show, gpointer show_data,
                                  GCancellable *cancellable, GAsyncReadyCallback callback,
                                  gpointer user_data);
void lyc_connector_sign_in_with_code_async (LycConnector *self, const char *code,
                                            GAsyncReadyCallback callback, gpointer user_data);

void lyc_connector_describe_async (LycConnector *self, GAsyncReadyCallback callback,
                                   gpointer user_data);
void lyc_connector_register_async (LycConnector *self, const char *page, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);
void lyc_connector_changes_async (LycConnector *self, gint64 since, GCancellable *cancellable,
                                  GAsyncReadyCallback callback, gpointer user_data);
void lyc_connector_read_async (LycConnector *self, LycKind kind, const char *id,
                               GCancellable *cancellable, GAsyncReadyCallback callback,
                               gpointer user_data);
void lyc_connector_read_posts_async (LycConnector *self, const char *container_id,
                                     const char *where, gint64 pos, GAsyncReadyCallback callback,
                                     gpointer user_data);
void lyc_connector_read_versions_async (LycConnector *self, const char *post_id,
                                        GCancellable *cancellable, GAsyncReadyCallback callback,
                                        gpointer user_data);
void lyc_connector_search_async (LycConnector *self, const LycFarSearch *search,
                                 GCancellable *cancellable, GAsyncReadyCallback callback,
                                 gpointer user_data);
void lyc_connector_push_async (LycConnector *self, LycAct *act, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data);
void lyc_connector_start_over_async (LycConnector *self, GCancellable *cancellable,
                                     GAsyncReadyCallback callback, gpointer user_data);
void lyc_connector_fetch_async (LycConnector *self, const LycBytes *bytes,
                                GCancellable *cancellable, GAsyncReadyCallback callback,
                                gpointer user_data);
gpointer lyc_connector_finish (GAsyncResult *result, GError **error);

char *lyc_connector_get_source (LycConnector *self, const char *asset_id, guint max_height);
char *lyc_connector_get_authorization (LycConnector *self);
void lyc_connector_open (LycConnector *self, gint64 since, const char *presence);
void lyc_connector_say (LycConnector *self, JsonObject *message);
void lyc_connector_close (LycConnector *self);

G_END_DECLS
