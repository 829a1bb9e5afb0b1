/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "kind.h"

G_BEGIN_DECLS

/* What the outbox still has to do for a record that is shown already. */
typedef enum
{
  LYC_PENDING_NONE,
  LYC_PENDING_QUEUED,
  LYC_PENDING_SENDING,
  LYC_PENDING_FAILED,
} LycPending;

#define LYC_TYPE_RECORD (lyc_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (LycRecord, lyc_record, LYC, RECORD, GObject)

struct _LycRecordClass
{
  GObjectClass parent_class;
};

LycRecord  *lyc_record_new (LycKind kind, const char *id);
LycKind     lyc_record_get_kind (LycRecord *self);
const char *lyc_record_get_id (LycRecord *self);
gint64      lyc_record_get_rev (LycRecord *self);
gboolean    lyc_record_is_loaded (LycRecord *self);
gboolean    lyc_record_is_gone (LycRecord *self);
JsonObject *lyc_record_get_fields (LycRecord *self);

LycPending  lyc_record_get_pending (LycRecord *self);
const char *lyc_record_get_pending_reason (LycRecord *self);

const char *lyc_record_get_string (LycRecord *self, const char *field);
gint64      lyc_record_get_int (LycRecord *self, const char *field);
gboolean    lyc_record_get_bool (LycRecord *self, const char *field);
JsonArray  *lyc_record_get_array (LycRecord *self, const char *field);
JsonObject *lyc_record_get_object (LycRecord *self, const char *field);
JsonObject *lyc_record_get_nth_object (LycRecord *self, const char *field, guint i);
guint       lyc_record_get_n_strings (LycRecord *self, const char *field);
const char *lyc_record_get_nth_string (LycRecord *self, const char *field, guint i);
gboolean    lyc_record_has_string (LycRecord *self, const char *field, const char *text);

/* For the library alone. */
void lyc_record_update (LycRecord *self, JsonObject *fields, LycPending pending,
                        const char *pending_reason);

G_END_DECLS
