// SPDX-License-Identifier: Apache-2.0
// The pages as the daemon carries them: files made from hub/web/src by hub/web/build.mjs, compressed once,
// when the hub is built. Apart from hub/http, so that whoever serves them sees neither Node nor the
// generated code.
#pragma once

#include <span>
#include <string_view>

namespace innkeeper::hub::web {

struct Asset {
  std::string_view name;          ///< of the file; empty: the page itself
  std::string_view content_type;  ///< with the charset, where it has one
  std::string_view gzip;          ///< the content, RFC 1952
  bool is_named_by_content =
      false;  ///< the name holds a digest, so that it never means two contents
};

/// Every file, the page first. Empty in a hub that was built without pages.
[[nodiscard]] std::span<const Asset> assets();

}  // namespace innkeeper::hub::web
