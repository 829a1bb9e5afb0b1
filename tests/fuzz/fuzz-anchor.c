/* SPDX-License-Identifier: GPL-3.0-or-later */
/* libFuzzer's entry: where a post says it is tied to, as a platform tells it. */
#include <stdint.h>

#include "anchor.h"
#include "json-gate.h"

int LLVMFuzzerTestOneInput (const uint8_t *data, size_t size);

int
LLVMFuzzerTestOneInput (const uint8_t *data, size_t size)
{
  g_autoptr (JsonNode) root = lyc_json_parse ((const char *) data, size, NULL, NULL);
  LycAnchor anchor = { 0 };
  g_autoptr (JsonNode) node = NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root)
      || !lyc_anchor_read (json_node_get_object (root), &anchor))
    return 0;
  node = lyc_anchor_to_json (&anchor);
  g_assert (JSON_NODE_HOLDS_OBJECT (node));
  return 0;
}
