/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "record.h"

/**
 * LycRecord:
 *
 * One object of the platform as the window shows it: what the store holds, with what the outbox has
 * yet to send laid over it. The library hands out one record per object and updates it in place, so
 * a row that holds a record only listens to #LycRecord::changed. Fields are kept as they came, and
 * read through typed getters; a field of another type or none reads as empty, zero or false.
 */
typedef struct
{
  LycKind kind;
  char *id;
  JsonObject *fields; /* NULL: not loaded yet, or gone */
  gboolean gone;
  LycPending pending;
  char *pending_reason;
} LycRecordPrivate;

G_DEFINE_TYPE_WITH_PRIVATE (LycRecord, lyc_record, G_TYPE_OBJECT)

#define PRIV(self) ((LycRecordPrivate *) lyc_record_get_instance_private (self))

enum
{
  CHANGED,
  N_SIGNALS
};
static guint signals[N_SIGNALS];

static void
lyc_record_finalize (GObject *object)
{
  LycRecordPrivate *priv = PRIV (LYC_RECORD (object));

  g_clear_pointer (&priv->id, g_free);
  g_clear_pointer (&priv->fields, json_object_unref);
  g_clear_pointer (&priv->pending_reason, g_free);
  G_OBJECT_CLASS (lyc_record_parent_class)->finalize (object);
}

static void
lyc_record_class_init (LycRecordClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lyc_record_finalize;

  /**
   * LycRecord::changed:
   *
   * Some field, or what the outbox does with the record, is different now.
   */
  signals[CHANGED] = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 0);
}

static void
lyc_record_init (LycRecord *self)
{
}

/**
 * lyc_record_new:
 * @kind: what it is
 * @id: its UUID
 *
 * Makes a record with nothing loaded. Only the library makes records; panes ask it for them.
 *
 * Returns: (transfer full): a record of the class of @kind
 */
LycRecord *
lyc_record_new (LycKind kind, const char *id)
{
  LycRecord *self = g_object_new (lyc_kind_get_record_type (kind), NULL);

  PRIV (self)->kind = kind;
  PRIV (self)->id = g_strdup (id);
  return self;
}

LycKind
lyc_record_get_kind (LycRecord *self)
{
  return PRIV (self)->kind;
}

const char *
lyc_record_get_id (LycRecord *self)
{
  return PRIV (self)->id;
}

gint64
lyc_record_get_rev (LycRecord *self)
{
  return lyc_record_get_int (self, "rev");
}

/* Whether the fields are here; a record may be handed out before the store has answered. */
gboolean
lyc_record_is_loaded (LycRecord *self)
{
  return PRIV (self)->fields != NULL;
}

/* Whether the store answered that there is no such object (any more). */
gboolean
lyc_record_is_gone (LycRecord *self)
{
  return PRIV (self)->gone;
}

/**
 * lyc_record_get_fields:
 *
 * Returns: (transfer none) (nullable): all fields as they came; must not be changed
 */
JsonObject *
lyc_record_get_fields (LycRecord *self)
{
  return PRIV (self)->fields;
}

LycPending
lyc_record_get_pending (LycRecord *self)
{
  return PRIV (self)->pending;
}

/* Why the platform refused, a sentence for the person; NULL unless the state is failed. */
const char *
lyc_record_get_pending_reason (LycRecord *self)
{
  return PRIV (self)->pending_reason;
}

static JsonNode *
lookup (LycRecord *self, const char *field, JsonNodeType type)
{
  JsonObject *fields = PRIV (self)->fields;
  JsonNode *node = fields != NULL ? json_object_get_member (fields, field) : NULL;

  return node != NULL && JSON_NODE_TYPE (node) == type ? node : NULL;
}

/* Returns: (transfer none): the text, "" where there is none */
const char *
lyc_record_get_string (LycRecord *self, const char *field)
{
  JsonNode *node = lookup (self, field, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

gint64
lyc_record_get_int (LycRecord *self, const char *field)
{
  JsonNode *node = lookup (self, field, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_INT64 ? json_node_get_int (node)
                                                                         : 0;
}

gboolean
lyc_record_get_bool (LycRecord *self, const char *field)
{
  JsonNode *node = lookup (self, field, JSON_NODE_VALUE);

  return node != NULL && json_node_get_value_type (node) == G_TYPE_BOOLEAN
         && json_node_get_boolean (node);
}

/* Returns: (transfer none) (nullable): the array */
JsonArray *
lyc_record_get_array (LycRecord *self, const char *field)
{
  JsonNode *node = lookup (self, field, JSON_NODE_ARRAY);

  return node != NULL ? json_node_get_array (node) : NULL;
}

/* Returns: (transfer none) (nullable): the object */
JsonObject *
lyc_record_get_object (LycRecord *self, const char *field)
{
  JsonNode *node = lookup (self, field, JSON_NODE_OBJECT);

  return node != NULL ? json_node_get_object (node) : NULL;
}

/* Returns: (transfer none) (nullable): the object at @i of an array of objects */
JsonObject *
lyc_record_get_nth_object (LycRecord *self, const char *field, guint i)
{
  JsonArray *array = lyc_record_get_array (self, field);
  JsonNode *node = array != NULL && i < json_array_get_length (array)
                       ? json_array_get_element (array, i)
                       : NULL;

  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

/* How many elements an array has. */
guint
lyc_record_get_n_strings (LycRecord *self, const char *field)
{
  JsonArray *array = lyc_record_get_array (self, field);

  return array != NULL ? json_array_get_length (array) : 0;
}

/* Returns: (transfer none): the text at @i of an array of texts, "" beyond its end */
const char *
lyc_record_get_nth_string (LycRecord *self, const char *field, guint i)
{
  JsonArray *array = lyc_record_get_array (self, field);
  JsonNode *node = array != NULL && i < json_array_get_length (array)
                       ? json_array_get_element (array, i)
                       : NULL;

  return node != NULL && JSON_NODE_HOLDS_VALUE (node)
                 && json_node_get_value_type (node) == G_TYPE_STRING
             ? json_node_get_string (node)
             : "";
}

/* Whether an array of texts holds @text, as in lyc_record_has_string (cohort, "can", "post.create"). */
gboolean
lyc_record_has_string (LycRecord *self, const char *field, const char *text)
{
  guint n = lyc_record_get_n_strings (self, field);

  for (guint i = 0; i < n; i++)
    if (g_str_equal (lyc_record_get_nth_string (self, field, i), text))
      return TRUE;
  return FALSE;
}

/**
 * lyc_record_update:
 * @fields: (nullable): what it is now; %NULL where there is no such object (any more)
 * @pending: what the outbox still has to do
 * @pending_reason: (nullable): a sentence, with %LYC_PENDING_FAILED
 *
 * Takes in what the store and the outbox say now and tells the listeners. Called by the library.
 */
void
lyc_record_update (LycRecord *self, JsonObject *fields, LycPending pending,
                   const char *pending_reason)
{
  LycRecordPrivate *priv = PRIV (self);

  if (fields != NULL)
    json_object_ref (fields);
  g_clear_pointer (&priv->fields, json_object_unref);
  priv->fields = fields;
  priv->gone = fields == NULL;
  priv->pending = pending;
  g_free (priv->pending_reason);
  priv->pending_reason = g_strdup (pending_reason);
  g_signal_emit (self, signals[CHANGED], 0);
}
