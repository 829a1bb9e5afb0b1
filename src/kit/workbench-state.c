/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbench-private.h"

/* Per pane its width and share; the closed ones; whether the sidebar is folded. */
#define STATE_TYPE "(a{s(ii)}asb)"
#define MAXIMUM_WIDTH 4000

char *
lyc_workbench_get_state (LycWorkbench *self)
{
  g_autoptr (GVariant) state = NULL;
  GVariantBuilder sizes, closed;

  g_variant_builder_init (&sizes, G_VARIANT_TYPE ("a{s(ii)}"));
  g_variant_builder_init (&closed, G_VARIANT_TYPE ("as"));
  for (guint i = 0; i < self->panes->len; i++)
    {
      LycWorkbenchPane *pane = g_ptr_array_index (self->panes, i);

      if (pane->spec.width > 0 || pane->spec.share > 0)
        g_variant_builder_add (&sizes, "{s(ii)}", pane->spec.id, pane->spec.width,
                               pane->spec.share);
      if (!pane->open)
        g_variant_builder_add (&closed, "s", pane->spec.id);
    }
  state = g_variant_ref_sink (g_variant_new (STATE_TYPE, &sizes, &closed, self->want_rail));
  return g_variant_print (state, FALSE);
}

static void
read_sizes (LycWorkbench *self, GVariantIter *sizes)
{
  const char *id;
  int width, share;

  while (g_variant_iter_next (sizes, "{&s(ii)}", &id, &width, &share))
    {
      LycWorkbenchPane *pane = lyc_workbench_find (self, id);

      if (!pane)
        continue;
      pane->spec.width = width > 0 ? CLAMP (width, pane->spec.minimum, MAXIMUM_WIDTH) : 0;
      pane->spec.share = share > 0 ? CLAMP (share, 150, 850) : 0;
    }
}

void
lyc_workbench_set_state (LycWorkbench *self, const char *state)
{
  g_autoptr (GVariant) value
      = state ? g_variant_parse (G_VARIANT_TYPE (STATE_TYPE), state, NULL, NULL, NULL) : NULL;
  g_autoptr (GVariantIter) sizes = NULL;
  g_autoptr (GVariantIter) closed = NULL;
  const char *id;

  if (!value)
    return;
  g_variant_get (value, STATE_TYPE, &sizes, &closed, &self->want_rail);
  read_sizes (self, sizes);
  for (guint i = 0; i < self->panes->len; i++)
    ((LycWorkbenchPane *) g_ptr_array_index (self->panes, i))->open = TRUE;
  while (g_variant_iter_next (closed, "&s", &id))
    {
      LycWorkbenchPane *pane = lyc_workbench_find (self, id);

      if (pane)
        pane->open = FALSE;
    }
  lyc_workbench_relay (self);
}
