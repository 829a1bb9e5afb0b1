/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "route.h"

/* The handlers of routes.c, each in the file of its resource. */
void lyc_handle_server_read (LycRequest *request);
void lyc_handle_sign_in_form (LycRequest *request);
void lyc_handle_sign_in_submit (LycRequest *request);
void lyc_handle_sign_in_token (LycRequest *request);
void lyc_handle_sign_in_revoke (LycRequest *request);
void lyc_handle_sync_register (LycRequest *request);
void lyc_handle_sync_snapshot (LycRequest *request);
void lyc_handle_sync_changes (LycRequest *request);
void lyc_handle_stream_open (LycRequest *request);
