// SPDX-License-Identifier: Apache-2.0
// The API as an OpenAPI 3.1 document: what the table of routes says (method, path, parameters, who may)
// joined with what it cannot say (words, schemas, examples), which stands in
// hub/http/openapi/<area>.json.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace innkeeper::hub::http {

struct OpenApi {
  std::string text;
  /// Where fragments and routes do not agree; a test wants none. The document is whole all the same: a
  /// route without a fragment stands in it without words.
  std::vector<std::string> mismatches;
};

/// Made at the first call, the same ever after. From any thread.
[[nodiscard]] const OpenApi& openapi();

}  // namespace innkeeper::hub::http
