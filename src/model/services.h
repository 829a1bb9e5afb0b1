/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "downloads.h"
#include "ledger.h"
#include "library.h"
#include "outbox.h"
#include "finder.h"
#include "session.h"

G_BEGIN_DECLS

/* What every page is given: what it reads, where it puts acts, who is here and what is unread. */
#define LYC_TYPE_SERVICES (lyc_services_get_type ())
G_DECLARE_FINAL_TYPE (LycServices, lyc_services, LYC, SERVICES, GObject)

LycServices *lyc_services_new (LycLibrary *library, LycOutbox *outbox, LycSession *session,
                               LycLedger *ledger);
LycLibrary  *lyc_services_get_library (LycServices *self);
LycOutbox   *lyc_services_get_outbox (LycServices *self);
LycSession  *lyc_services_get_session (LycServices *self);
LycLedger   *lyc_services_get_ledger (LycServices *self);
LycDownloads *lyc_services_get_downloads (LycServices *self);
void lyc_services_set_downloads (LycServices *self, LycDownloads *downloads);
LycFinder *lyc_services_get_finder (LycServices *self);
void lyc_services_set_finder (LycServices *self, LycFinder *finder);

G_END_DECLS
