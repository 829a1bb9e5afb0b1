/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "workbench-solver.h"

enum
{
  LESSON,
  DISCUSSION,
  WORKSPACE,
  CHAT,
  BADGES,
  N_PANES
};

static const LycPaneSpec panes[N_PANES] = {
  { "lesson", 320, 670, 10, 1, 9.0 / 16, 0, 0 }, { "discussion", 300, 350, 5, 2, 0, 0, 0 },
  { "workspace", 300, 360, 4, 3, 0, 0, 0 },      { "chat", 300, 360, 3, 3, 0, 0, 0 },
  { "badges", 230, 250, 2, 0, 0, 0, 0 },
};

static LycWorkbenchRequest
request_of (int width, int height)
{
  return (LycWorkbenchRequest){ .width = width, .height = height, .sidebar = TRUE, .active = -1,
                                .panes = panes, .n_panes = N_PANES };
}

/* One line of words for a plan: what goes where, without the pixels. */
static char *
words (const LycWorkbenchPlan *plan)
{
  static const char letters[] = "LDWCB";
  GString *text = g_string_new (plan->sidebar == LYC_SIDEBAR_FULL   ? "full"
                                : plan->sidebar == LYC_SIDEBAR_RAIL ? "rail"
                                                                    : "none");

  for (guint i = 0; i < plan->n_docked; i++)
    g_string_append_printf (text, "+%c", letters[plan->docked[i]]);
  for (guint i = 0; i < plan->n_columns; i++)
    {
      const LycWorkbenchColumn *column = &plan->columns[i];

      g_string_append (text, column->tabs ? " tabs:" : " ");
      for (guint j = 0; j < column->n_panes; j++)
        g_string_append_c (text, letters[column->panes[j]]);
    }
  if (plan->pinned >= 0)
    g_string_append_printf (text, " pinned:%c", letters[plan->pinned]);
  return g_string_free (text, FALSE);
}

static void
test_table (void)
{
  const struct
  {
    int width;
    LycWorkbenchMode mode;
    const char *words;
  } rows[] = {
    { 360, LYC_WORKBENCH_NARROW, "none tabs:LDWCB pinned:L" },
    { 400, LYC_WORKBENCH_NARROW, "none tabs:LDWCB pinned:L" },
    { 600, LYC_WORKBENCH_NARROW, "none tabs:LDWCB pinned:L" },
    { 715, LYC_WORKBENCH_NARROW, "none tabs:LDWCB pinned:L" },
    { 716, LYC_WORKBENCH_LAPTOP, "rail L tabs:DWCB" },
    { 1024, LYC_WORKBENCH_LAPTOP, "rail L tabs:DWCB" },
    { 1280, LYC_WORKBENCH_LAPTOP, "rail L tabs:DWCB" },
    { 1373, LYC_WORKBENCH_LAPTOP, "rail L tabs:DWCB" },
    { 1374, LYC_WORKBENCH_LAPTOP, "rail L D tabs:WCB" },
    { 1440, LYC_WORKBENCH_LAPTOP, "rail L D tabs:WCB" },
    { 1559, LYC_WORKBENCH_LAPTOP, "rail L D tabs:WCB" },
    { 1560, LYC_WORKBENCH_WIDE, "full+B L D WC" },
    { 1680, LYC_WORKBENCH_WIDE, "full+B L D WC" },
    { 1920, LYC_WORKBENCH_WIDE, "full+B L D WC" },
    { 2600, LYC_WORKBENCH_WIDE, "full+B L D WC" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      LycWorkbenchRequest request = request_of (rows[i].width, 900);
      g_autofree char *text = NULL;
      LycWorkbenchPlan plan;

      request.active = DISCUSSION;
      lyc_workbench_solve (&request, &plan);
      text = words (&plan);
      g_assert_cmpstr (text, ==, rows[i].words);
      g_assert_cmpint (plan.mode, ==, rows[i].mode);
    }
}

/* At every width: columns follow each other without overlap, fill the desk, keep their minimum. */
static void
test_every_width (void)
{
  for (int width = 360; width <= 2600; width++)
    for (int set = 1; set < 1 << N_PANES; set++)
      {
        LycPaneSpec some[N_PANES];
        LycWorkbenchRequest request = request_of (width, 300 + width % 900);
        LycWorkbenchPlan plan;
        guint seen = 0;
        int x;

        request.panes = some;
        request.n_panes = 0;
        for (int i = 0; i < N_PANES; i++)
          if (set & 1 << i)
            {
              some[request.n_panes] = panes[i];
              some[request.n_panes++].width = (width * 7 + i * 31) % 5 ? 0 : width;
            }
        request.want_rail = width % 2;
        lyc_workbench_solve (&request, &plan);
        x = plan.gap + (plan.sidebar_width ? plan.sidebar_width + plan.gap : 0);
        for (guint i = 0; i < plan.n_columns; i++)
          {
            const LycWorkbenchColumn *column = &plan.columns[i];

            g_assert_cmpint (column->x, ==, x);
            x += column->width + plan.gap;
            seen += column->n_panes;
            for (guint j = 0; j < column->n_panes; j++)
              g_assert_cmpint (column->width, >=, some[column->panes[j]].minimum);
            if (!column->tabs)
              g_assert_cmpuint (column->n_panes, <=, 2);
          }
        if (plan.n_columns > 0)
          g_assert_cmpint (x, ==, width);
        g_assert_cmpuint (seen + plan.n_docked, ==, request.n_panes);
      }
}

static void
test_pictures (void)
{
  LycWorkbenchRequest request = request_of (1670, 950);
  LycWorkbenchPlan plan;

  lyc_workbench_solve (&request, &plan);
  g_assert_cmpint (plan.columns[0].x, ==, 266);
  g_assert_cmpint (plan.columns[0].width, ==, 670);
  g_assert_cmpint (plan.columns[1].width, ==, 350);
  g_assert_cmpint (plan.columns[2].width, ==, 360);

  request = request_of (1270, 750);
  lyc_workbench_solve (&request, &plan);
  g_assert_cmpint (plan.columns[0].x, ==, 80);
  g_assert_cmpint (plan.columns[0].width, ==, 778);
  g_assert_cmpint (plan.columns[1].width, ==, 396);

  request = request_of (390, 770);
  request.active = CHAT;
  lyc_workbench_solve (&request, &plan);
  g_assert_cmpint (plan.columns[0].width, ==, 378);
  g_assert_cmpint (plan.columns[0].front, ==, CHAT);
  g_assert_cmpint (plan.pinned_height, ==, 213);
  request.active = LESSON;
  lyc_workbench_solve (&request, &plan);
  g_assert_cmpint (plan.pinned, ==, -1);
  request.active = CHAT;
  request.height = 300;
  lyc_workbench_solve (&request, &plan);
  g_assert_cmpint (plan.pinned, ==, -1);
}

static void
test_stack_and_width (void)
{
  LycPaneSpec wider[N_PANES];
  LycWorkbenchRequest request = request_of (1680, 430);
  LycWorkbenchPlan plan;

  lyc_workbench_solve (&request, &plan);
  g_assert_true (plan.columns[2].tabs);
  memcpy (wider, panes, sizeof panes);
  wider[DISCUSSION].width = 420;
  request = request_of (1800, 900);
  request.panes = wider;
  lyc_workbench_solve (&request, &plan);
  g_assert_cmpint (plan.columns[1].width, ==, 420);
  wider[DISCUSSION].width = 1;
  lyc_workbench_solve (&request, &plan);
  g_assert_cmpint (plan.columns[1].width, ==, 300);
  g_assert_cmpint (lyc_workbench_solve_minimum (panes, N_PANES), ==, 332);
}

/* Below each other the lower row is above; in tabs the order of the panes counts. */
static void
test_rows (void)
{
  LycPaneSpec turned[N_PANES];
  LycWorkbenchRequest request = request_of (1680, 900);
  LycWorkbenchPlan plan;
  g_autofree char *wide = NULL, *laptop = NULL;

  memcpy (turned, panes, sizeof panes);
  turned[CHAT].row = -1;
  request.panes = turned;
  lyc_workbench_solve (&request, &plan);
  wide = words (&plan);
  g_assert_cmpstr (wide, ==, "full+B L D CW");
  request.width = 1280;
  lyc_workbench_solve (&request, &plan);
  laptop = words (&plan);
  g_assert_cmpstr (laptop, ==, "rail L tabs:DWCB");
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kit/workbench-solver/table", test_table);
  g_test_add_func ("/kit/workbench-solver/every-width", test_every_width);
  g_test_add_func ("/kit/workbench-solver/pictures", test_pictures);
  g_test_add_func ("/kit/workbench-solver/stack-and-width", test_stack_and_width);
  g_test_add_func ("/kit/workbench-solver/rows", test_rows);
  return g_test_run ();
}
