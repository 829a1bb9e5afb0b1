/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer's entry: what the gate lets through, json-glib must read. */
#include <stdint.h>

#include "json-gate.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  gboolean accepted = lyc_json_gate_check ((const char *) data, size, NULL, NULL);
  g_autoptr (JsonNode) root = lyc_json_parse ((const char *) data, size, NULL, NULL);

  g_assert (accepted == (root != NULL));
  return 0;
}
