/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "handlers.h"

void
lyc_handle_server_read (LycRequest *request)
{
  LycPlatform *platform = request->platform;
  g_autoptr (JsonObject) object = json_object_new ();

  json_object_set_string_member (object, "kind", "server");
  json_object_set_string_member (object, "id", platform->server_uuid);
  json_object_set_string_member (object, "name", platform->name);
  json_object_set_int_member (object, "api_level", 1);
  json_object_set_array_member (object, "features", json_array_new ());
  json_object_set_object_member (object, "limits", lyc_limits_told (&platform->limits));
  json_object_set_int_member (object, "heartbeat_s",
                              lyc_platform_limit (platform, LYC_LIMIT_HEARTBEAT_S));
  json_object_set_boolean_member (object, "sandbox", platform->sandbox);
  json_object_set_int_member (object, "now_at", lyc_platform_now (platform));
  lyc_request_json (request, 200, object);
}

/* Reached only without a WebSocket handshake; the handshake is answered in server.c. */
void
lyc_handle_stream_open (LycRequest *request)
{
  lyc_request_problem (request, 426, "unsupported", "This address opens a WebSocket.");
}
