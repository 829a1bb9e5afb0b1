/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "access.h"

const LycAccessRow *
lyc_access_find (const char *resource, const char *action)
{
  guint count;
  const LycAccessRow *rows = lyc_access_rows (&count);

  for (guint i = 0; i < count; i++)
    if (g_str_equal (rows[i].resource, resource) && g_str_equal (rows[i].action, action))
      return &rows[i];
  return NULL;
}

/**
 * lyc_access_ask:
 * @standing: (nullable): of the person in the object's scope; %NULL is denied
 * @own: whether they made the object
 *
 * Returns: what the access table says; the default is to deny
 */
LycVerdict
lyc_access_ask (const LycStanding *standing, const char *resource, const char *action, gboolean own)
{
  const LycAccessRow *row = lyc_access_find (resource, action);
  guint roles;
  guint mine;

  if (row == NULL || standing == NULL)
    return LYC_VERDICT_FORBIDDEN;
  if (standing->suspended && row->sort != LYC_ACT_READ)
    return LYC_VERDICT_SUSPENDED;
  if (standing->observer && row->sort == LYC_ACT_WRITE)
    return LYC_VERDICT_FORBIDDEN;
  roles = own ? row->own : row->others;
  mine = LYC_ALLOW (standing->role) | (standing->moderates ? LYC_ALLOW_VOLUNTEER : 0);
  return (roles & mine) != 0 ? LYC_VERDICT_ALLOWED : LYC_VERDICT_FORBIDDEN;
}

gboolean
lyc_access_allows (const LycStanding *standing, const char *resource, const char *action,
                   gboolean own)
{
  return lyc_access_ask (standing, resource, action, own) == LYC_VERDICT_ALLOWED;
}
