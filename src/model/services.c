/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "services.h"

struct _LycServices
{
  GObject parent_instance;

  LycLibrary *library;
  LycOutbox *outbox;
  LycSession *session;
  LycLedger *ledger;
  LycDownloads *downloads;
  LycFinder *finder;
};

G_DEFINE_FINAL_TYPE (LycServices, lyc_services, G_TYPE_OBJECT)

static void
lyc_services_dispose (GObject *object)
{
  LycServices *self = LYC_SERVICES (object);

  g_clear_object (&self->library);
  g_clear_object (&self->outbox);
  g_clear_object (&self->session);
  g_clear_object (&self->ledger);
  g_clear_object (&self->downloads);
  g_clear_object (&self->finder);
  G_OBJECT_CLASS (lyc_services_parent_class)->dispose (object);
}

static void
lyc_services_class_init (LycServicesClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = lyc_services_dispose;
}

static void
lyc_services_init (LycServices *self)
{
}

LycServices *
lyc_services_new (LycLibrary *library, LycOutbox *outbox, LycSession *session, LycLedger *ledger)
{
  LycServices *self = g_object_new (LYC_TYPE_SERVICES, NULL);

  self->library = g_object_ref (library);
  self->outbox = g_object_ref (outbox);
  self->session = g_object_ref (session);
  self->ledger = g_object_ref (ledger);
  return self;
}

LycLibrary *
lyc_services_get_library (LycServices *self)
{
  return self->library;
}

LycOutbox *
lyc_services_get_outbox (LycServices *self)
{
  return self->outbox;
}

LycSession *
lyc_services_get_session (LycServices *self)
{
  return self->session;
}

LycLedger *
lyc_services_get_ledger (LycServices *self)
{
  return self->ledger;
}

/* Returns: (transfer none) (nullable): what is kept on this machine; %NULL where nothing can be */
LycDownloads *
lyc_services_get_downloads (LycServices *self)
{
  return self->downloads;
}

/* Whoever builds the services calls this, before any page is made. */
void
lyc_services_set_downloads (LycServices *self, LycDownloads *downloads)
{
  g_set_object (&self->downloads, downloads);
}

/* Returns: (transfer none) (nullable): what finds things by their words; %NULL where nothing does
 */
LycFinder *
lyc_services_get_finder (LycServices *self)
{
  return self->finder;
}

/* Whoever builds the services calls this, before any page is made. */
void
lyc_services_set_finder (LycServices *self, LycFinder *finder)
{
  g_set_object (&self->finder, finder);
}
