/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "views.h"

/* In the order of register: what others name comes first. */
static const LycKindInfo kinds[] = {
  { "user", "user", "SELECT id, scope_id, id FROM user WHERE uuid = ?", lyc_user_view,
    lyc_user_list, TRUE },
  { "membership", "membership", "SELECT id, scope_id, user_id FROM membership WHERE uuid = ?",
    lyc_membership_view, lyc_membership_list, FALSE },
};

const LycKindInfo *
lyc_kinds_get (guint *count)
{
  *count = G_N_ELEMENTS (kinds);
  return kinds;
}
