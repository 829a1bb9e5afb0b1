/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "application.h"
#include "core.h"
#include "profile.h"
#include "sandbox.h"
#include "window.h"

G_BEGIN_DECLS

struct _LycApplication
{
  AdwApplication parent_instance;

  gboolean use_sandbox;
  gboolean dark;
  char *profile_name;
  char *platform_url;
  char *page;

  GSettings *settings;
  LycProfile *profile;
  LycSandbox *sandbox; /* NULL unless the demo cohort is open */
  LycCore *core;       /* NULL before a platform is chosen */
  LycWindow *window;
  GCancellable *signing_in;
  gboolean sign_in_next; /* once the core has started */
  LycResults *awaited;   /* what the page of the command line waits for */
};

void _lyc_application_add_actions (LycApplication *self);
void _lyc_application_open_sandbox (LycApplication *self);
void _lyc_application_sign_in (LycApplication *self);

G_END_DECLS
