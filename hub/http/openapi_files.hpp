// SPDX-License-Identifier: Apache-2.0
// The files of hub/http/openapi as the daemon carries them: what the table of routes cannot say about
// them, in JSON, and the page that shows it all. Made by openapi/embed.cmake.
#pragma once

#include <span>
#include <string_view>

namespace innkeeper::hub::http {

struct EmbeddedFile {
  std::string_view name;
  std::string_view content;
};

[[nodiscard]] std::span<const EmbeddedFile> openapi_files();

}  // namespace innkeeper::hub::http
