/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

/* Serves the files of one folder over HTTP with ranges, no faster than it is told, and can be cut
 * off and come back at the same address. */
typedef struct _CutServer CutServer;

CutServer *cut_server_new (const char *folder, guint bytes_per_s);
char *cut_server_get_uri (CutServer *self, const char *name);
void cut_server_cut (CutServer *self);
void cut_server_restore (CutServer *self);
guint cut_server_get_n_requests (CutServer *self);
void cut_server_set_token (CutServer *self, const char *token);
void cut_server_free (CutServer *self);
