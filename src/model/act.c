/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "act.h"

#include "ids.h"
#include "json-read.h"

struct _LycAct
{
  gatomicrefcount refs;
  char *id;     /* the idempotency key; where the act creates something, also the new thing's id */
  char *verb;   /* an operationId */
  char *target; /* what it is done to */
  char *parent; /* where a created thing goes */
  char *place;  /* acts of one place are sent in order; other places do not wait for it */
  char *draft;  /* the place of the draft that the platform's answer clears */
  char *draft_text; /* what stood in it; another text there is the next one, and stays */
  char *file;   /* the local file that an upload reads */
  gboolean replaces;
  gboolean patient;
  gboolean tried;    /* a request was made, and nobody knows what became of it */
  gint64 hold_until; /* not sent before; 0: at once */
  gint64 base; /* the rev that was changed; 0: whatever there is */
  gint64 sent; /* how much of its file the platform has, bytes; not kept on disk */
  gint64 not_before; /* when it goes at the earliest, ms since the epoch; 0: at once */
  JsonObject *body;
  GPtrArray *echoes;
};

G_DEFINE_BOXED_TYPE (LycAct, lyc_act, lyc_act_ref, lyc_act_unref)

static void
echo_free (gpointer data)
{
  LycEcho *echo = data;

  g_free (echo->id);
  json_object_unref (echo->fields);
  g_free (echo);
}

/**
 * lyc_act_new:
 * @verb: an operationId of the API's description, such as "post.create"
 * @target_id: (nullable): what it is done to; %NULL for a new thing, which gets the act's id
 * @place: what orders it: acts of one place are sent one after the other
 *
 * Returns: (transfer full): an act with a fresh id
 */
LycAct *
lyc_act_new (const char *verb, const char *target_id, const char *place)
{
  LycAct *self = g_new0 (LycAct, 1);

  g_atomic_ref_count_init (&self->refs);
  self->id = lyc_id_new ();
  self->verb = g_strdup (verb);
  self->target = g_strdup (target_id != NULL ? target_id : self->id);
  self->place = g_strdup (place);
  self->echoes = g_ptr_array_new_with_free_func (echo_free);
  return self;
}

LycAct *
lyc_act_ref (LycAct *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
lyc_act_unref (LycAct *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->id);
  g_free (self->verb);
  g_free (self->target);
  g_free (self->parent);
  g_free (self->place);
  g_free (self->draft);
  g_free (self->draft_text);
  g_free (self->file);
  g_clear_pointer (&self->body, json_object_unref);
  g_ptr_array_unref (self->echoes);
  g_free (self);
}

/* Overrides the id, for acts read back from the outbox. */
void
lyc_act_set_id (LycAct *self, const char *id)
{
  g_free (self->id);
  self->id = g_strdup (id);
}

/* For a new thing whose place is called after its id. */
void
lyc_act_set_place (LycAct *self, const char *place)
{
  g_free (self->place);
  self->place = g_strdup (place);
}

void
lyc_act_set_parent (LycAct *self, const char *parent_id)
{
  g_free (self->parent);
  self->parent = g_strdup (parent_id);
}

/* The request's parameters as in the API's description. Takes @body. */
void
lyc_act_take_body (LycAct *self, JsonObject *body)
{
  g_clear_pointer (&self->body, json_object_unref);
  self->body = body;
}

/* Adds what shows at once. Takes @fields. */
void
lyc_act_take_echo (LycAct *self, LycKind kind, const char *id, gboolean creates, JsonObject *fields)
{
  LycEcho *echo = g_new0 (LycEcho, 1);

  echo->kind = kind;
  echo->id = g_strdup (id);
  echo->creates = creates;
  echo->fields = fields;
  g_ptr_array_add (self->echoes, echo);
}

void
lyc_act_set_draft (LycAct *self, const char *place, const char *text)
{
  g_free (self->draft);
  g_free (self->draft_text);
  self->draft = g_strdup (place);
  self->draft_text = g_strdup (text);
}

void
lyc_act_set_file (LycAct *self, const char *path)
{
  g_free (self->file);
  self->file = g_strdup (path);
}

/* A waiting act of the same verb and target is dropped for this one, as with read marks. */
void
lyc_act_set_replaces (LycAct *self, gboolean replaces)
{
  self->replaces = replaces;
}

/* The act changes what the person saw at @rev: where that is not so any more, the platform refuses.
 */
void
lyc_act_set_base (LycAct *self, gint64 rev)
{
  self->base = rev;
}

/**
 * lyc_act_set_hold_until:
 * @time_ms: when it may go, milliseconds since the epoch; 0: at once
 *
 * Keeps the act on disk, shown but not sent, until then: so long it can be taken back as if it had
 * never been. It holds up nothing else of its place.
 */
void
lyc_act_set_hold_until (LycAct *self, gint64 time_ms)
{
  self->hold_until = time_ms;
}

/**
 * lyc_act_set_patient:
 *
 * A patient act is on this machine's disk at once like any other, but goes to the platform only
 * with the next impatient one that takes its place, or after a while, or when the platform is next
 * connected to. It is not kept on disk that it is patient.
 */
void
lyc_act_set_patient (LycAct *self, gboolean patient)
{
  self->patient = patient;
}

/* Lets the act wait, out of sight, until @not_before (milliseconds since the epoch); 0: it goes at
 * once. */
void
lyc_act_set_not_before (LycAct *self, gint64 not_before)
{
  self->not_before = not_before;
}

const char *
lyc_act_get_id (LycAct *self)
{
  return self->id;
}

const char *
lyc_act_get_verb (LycAct *self)
{
  return self->verb;
}

/* Returns: whether it writes one post, into what is there or into the talk about a file */
gboolean
lyc_act_writes_post (LycAct *self)
{
  return g_str_equal (self->verb, "post.create") || g_str_equal (self->verb, "file.discuss");
}

const char *
lyc_act_get_target (LycAct *self)
{
  return self->target;
}

const char *
lyc_act_get_parent (LycAct *self)
{
  return self->parent;
}

const char *
lyc_act_get_place (LycAct *self)
{
  return self->place;
}

JsonObject *
lyc_act_get_body (LycAct *self)
{
  return self->body;
}

const char *
lyc_act_get_draft (LycAct *self)
{
  return self->draft;
}

/* Returns: (nullable): what stood in the draft; %NULL where that is not known */
const char *
lyc_act_get_draft_text (LycAct *self)
{
  return self->draft_text;
}

const char *
lyc_act_get_file (LycAct *self)
{
  return self->file;
}

gboolean
lyc_act_replaces (LycAct *self)
{
  return self->replaces;
}

gint64
lyc_act_get_base (LycAct *self)
{
  return self->base;
}

gint64
lyc_act_get_hold_until (LycAct *self)
{
  return self->hold_until;
}

gboolean
lyc_act_is_patient (LycAct *self)
{
  return self->patient;
}

/* How much of its file the platform has, bytes; for the connector alone. */
void
lyc_act_set_sent (LycAct *self, gint64 bytes)
{
  self->sent = bytes;
}

gint64
lyc_act_get_sent (LycAct *self)
{
  return self->sent;
}

/* A request for the act was made; FALSE: the platform refused it. */
void
lyc_act_set_tried (LycAct *self, gboolean tried)
{
  self->tried = tried;
}

/* Whether the platform may have done it already: to forget it does not undo it then. */
gboolean
lyc_act_was_tried (LycAct *self)
{
  return self->tried;
}

/* Returns: when it goes at the earliest; 0 where that time has come */
gint64
lyc_act_get_not_before (LycAct *self)
{
  return self->not_before;
}

/* Marks that nobody is asked about: where the platform refuses one, there is nothing to decide. */
gboolean
lyc_act_is_silent (LycAct *self)
{
  static const char *const verbs[]
      = { "read_state.set", "progress.merge", "progress.check", "notice.see",
          "follow.cohort",  "follow.course",  NULL };

  return g_strv_contains (verbs, self->verb);
}

guint
lyc_act_get_n_echoes (LycAct *self)
{
  return self->echoes->len;
}

const LycEcho *
lyc_act_get_echo (LycAct *self, guint i)
{
  return g_ptr_array_index (self->echoes, i);
}

static void
set_text (JsonObject *object, const char *name, const char *text)
{
  if (text != NULL)
    json_object_set_string_member (object, name, text);
}

static JsonArray *
echoes_to_json (LycAct *self)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < self->echoes->len; i++)
    {
      const LycEcho *echo = lyc_act_get_echo (self, i);
      JsonObject *object = json_object_new ();

      json_object_set_string_member (object, "kind", lyc_kind_get_info (echo->kind)->name);
      json_object_set_string_member (object, "id", echo->id);
      json_object_set_boolean_member (object, "creates", echo->creates);
      json_object_set_object_member (object, "fields", json_object_ref (echo->fields));
      json_array_add_object_element (array, object);
    }
  return array;
}

/* Returns: (transfer full): the act as the outbox keeps it on disk */
JsonNode *
lyc_act_to_json (LycAct *self)
{
  g_autoptr (JsonObject) object = json_object_new ();
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  set_text (object, "id", self->id);
  set_text (object, "verb", self->verb);
  set_text (object, "target", self->target);
  set_text (object, "parent", self->parent);
  set_text (object, "place", self->place);
  set_text (object, "draft", self->draft);
  set_text (object, "draft_text", self->draft_text);
  set_text (object, "file", self->file);
  json_object_set_boolean_member (object, "replaces", self->replaces);
  json_object_set_int_member (object, "base", self->base);
  json_object_set_int_member (object, "hold_until", self->hold_until);
  if (self->tried)
    json_object_set_boolean_member (object, "tried", TRUE);
  if (self->not_before > 0)
    json_object_set_int_member (object, "not_before", self->not_before);
  if (self->body != NULL)
    json_object_set_object_member (object, "body", json_object_ref (self->body));
  json_object_set_array_member (object, "echoes", echoes_to_json (self));
  json_node_set_object (node, object);
  return node;
}

static void
read_echo (LycAct *self, JsonObject *object)
{
  LycKind kind = lyc_kind_from_name (lyc_json_text (object, "kind", ""));
  const char *id = lyc_json_text (object, "id", NULL);

  if (kind == LYC_KIND_UNKNOWN || id == NULL || !json_object_has_member (object, "fields"))
    return;
  lyc_act_take_echo (self, kind, id, lyc_json_flag (object, "creates", FALSE),
                     json_object_ref (json_object_get_object_member (object, "fields")));
}

static void
read_optional (LycAct *self, JsonObject *object)
{
  lyc_act_set_parent (self, lyc_json_text (object, "parent", NULL));
  lyc_act_set_draft (self, lyc_json_text (object, "draft", NULL),
                     lyc_json_text (object, "draft_text", NULL));
  lyc_act_set_file (self, lyc_json_text (object, "file", NULL));
  self->replaces = lyc_json_flag (object, "replaces", FALSE);
  self->tried = lyc_json_flag (object, "tried", FALSE);
  self->base = lyc_json_int (object, "base", 0);
  self->hold_until = lyc_json_int (object, "hold_until", 0);
  self->not_before = lyc_json_int (object, "not_before", 0);
  if (json_object_has_member (object, "body"))
    lyc_act_take_body (self, json_object_ref (json_object_get_object_member (object, "body")));
}

/**
 * lyc_act_from_json:
 * @node: what lyc_act_to_json() made
 *
 * Returns: (transfer full) (nullable): the act; %NULL where @node is not one
 */
LycAct *
lyc_act_from_json (JsonNode *node)
{
  JsonObject *object = JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  const char *id, *verb, *target;
  JsonArray *echoes;
  LycAct *self;

  if (object == NULL)
    return NULL;
  id = lyc_json_text (object, "id", NULL);
  verb = lyc_json_text (object, "verb", NULL);
  target = lyc_json_text (object, "target", NULL);
  if (id == NULL || verb == NULL || target == NULL)
    return NULL;
  self = lyc_act_new (verb, target, lyc_json_text (object, "place", ""));
  lyc_act_set_id (self, id);
  read_optional (self, object);
  echoes = json_object_has_member (object, "echoes")
               ? json_object_get_array_member (object, "echoes")
               : NULL;
  for (guint i = 0; echoes != NULL && i < json_array_get_length (echoes); i++)
    read_echo (self, json_array_get_object_element (echoes, i));
  return self;
}
