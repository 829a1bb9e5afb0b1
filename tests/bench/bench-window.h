/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "core.h"

G_BEGIN_DECLS

/* What the benches of panes share: the real client on a store in a folder, without the shell. */
typedef struct
{
  LycCore *core;
  GMainLoop *loop;
  GtkWidget *window;
} BenchWindow;

void bench_window_run (BenchWindow *self, const char *folder, const char *address,
                       GAsyncReadyCallback started, gpointer user_data) G_GNUC_NORETURN;
void bench_window_show (BenchWindow *self, GtkWidget *child, int width, int height);
double bench_cpu_ms (void);
double bench_pss_mib (void);
double bench_held_mib (void);

G_END_DECLS
