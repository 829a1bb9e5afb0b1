/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "services.h"
#include "task.h"

G_BEGIN_DECLS

/* One task of the cohort: a tick, its title and who does it. CSS: .task-row, .done */
#define LYC_TYPE_TASK_ROW (lyc_task_row_get_type ())
G_DECLARE_FINAL_TYPE (LycTaskRow, lyc_task_row, LYC, TASK_ROW, GtkListBoxRow)

GtkWidget *lyc_task_row_new (LycServices *services, LycTask *task);
LycTask   *lyc_task_row_get_task (LycTaskRow *self);

G_END_DECLS
