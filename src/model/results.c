/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "results.h"

typedef struct
{
  gboolean loading;
  gboolean at_start;
  gboolean at_end;
} LycResultsPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LycResults, lyc_results, G_TYPE_OBJECT)

#define PRIV(self) ((LycResultsPrivate *) lyc_results_get_instance_private (self))

enum
{
  PROP_0,
  PROP_LOADING,
  PROP_AT_START,
  PROP_AT_END,
  N_PROPS
};
static GParamSpec *properties[N_PROPS];

static void
lyc_results_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  LycResultsPrivate *priv = PRIV (LYC_RESULTS (object));

  switch (prop_id)
    {
    case PROP_LOADING: g_value_set_boolean (value, priv->loading); break;
    case PROP_AT_START: g_value_set_boolean (value, priv->at_start); break;
    case PROP_AT_END: g_value_set_boolean (value, priv->at_end); break;
    default: G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static GParamSpec *
boolean_spec (const char *name, gboolean initial)
{
  return g_param_spec_boolean (name, NULL, NULL, initial,
                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
}

static void
lyc_results_class_init (LycResultsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = lyc_results_get_property;
  properties[PROP_LOADING] = boolean_spec ("loading", TRUE);
  properties[PROP_AT_START] = boolean_spec ("at-start", FALSE);
  properties[PROP_AT_END] = boolean_spec ("at-end", FALSE);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lyc_results_init (LycResults *self)
{
  PRIV (self)->loading = TRUE;
}

/* Whether the store has not answered yet, or a page is on its way. */
gboolean
lyc_results_is_loading (LycResults *self)
{
  return PRIV (self)->loading;
}

gboolean
lyc_results_is_at_start (LycResults *self)
{
  return PRIV (self)->at_start;
}

gboolean
lyc_results_is_at_end (LycResults *self)
{
  return PRIV (self)->at_end;
}

/* Widens the window by a page towards the start; does nothing there. */
void
lyc_results_load_older (LycResults *self)
{
  LycResultsClass *klass = LYC_RESULTS_GET_CLASS (self);

  if (klass->load_older != NULL && !PRIV (self)->at_start)
    klass->load_older (self);
}

/* Widens the window by a page towards the end; does nothing there. */
void
lyc_results_load_newer (LycResults *self)
{
  LycResultsClass *klass = LYC_RESULTS_GET_CLASS (self);

  if (klass->load_newer != NULL && !PRIV (self)->at_end)
    klass->load_newer (self);
}

/* Moves the window to the records around @order, a value of the kind's order field. */
void
lyc_results_go_to (LycResults *self, gint64 order)
{
  LycResultsClass *klass = LYC_RESULTS_GET_CLASS (self);

  if (klass->go_to != NULL)
    klass->go_to (self, order);
}

/**
 * lyc_results_keep:
 * @first: the first order that somebody looks at
 * @last: the last one; %G_MAXINT64 for whoever reads at the end
 *
 * Lets go of records that are far from these, where the window has become wide. They come back with
 * lyc_results_load_older() and lyc_results_load_newer().
 */
void
lyc_results_keep (LycResults *self, gint64 first, gint64 last)
{
  LycResultsClass *klass = LYC_RESULTS_GET_CLASS (self);

  if (klass->keep != NULL)
    klass->keep (self, first, last);
}

static void
set_boolean (LycResults *self, gboolean *field, gboolean value, int prop)
{
  if (*field == value)
    return;
  *field = value;
  g_object_notify_by_pspec (G_OBJECT (self), properties[prop]);
}

void
lyc_results_set_state (LycResults *self, gboolean loading, gboolean at_start, gboolean at_end)
{
  LycResultsPrivate *priv = PRIV (self);

  g_object_freeze_notify (G_OBJECT (self));
  set_boolean (self, &priv->loading, loading, PROP_LOADING);
  set_boolean (self, &priv->at_start, at_start, PROP_AT_START);
  set_boolean (self, &priv->at_end, at_end, PROP_AT_END);
  g_object_thaw_notify (G_OBJECT (self));
}
