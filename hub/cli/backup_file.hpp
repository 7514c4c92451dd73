// SPDX-License-Identifier: Apache-2.0
// A backup as two files: the database, and beside it a manifest that says what it is.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "hub/cli/hub_json.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::cli {

struct Manifest {
  std::string version;  ///< of the program that made it
  std::int64_t at = 0;  ///< UTC seconds since 1970
  std::uint32_t schema = 0;
  std::uint64_t epoch = 0;
  std::uint64_t rooms = 0;
  std::uint64_t bytes = 0;
  std::string sha256;  ///< of the database, in hexadecimal
};

[[nodiscard]] std::string manifest_file(const std::string& backup);
[[nodiscard]] Json document_of(const Manifest& manifest);

/// Copies the hub's `source` to a new file `backup`, reads that again and wholly verifies it, then writes its
/// manifest. Both have mode 600. Fails with what to do; nothing is left behind then.
[[nodiscard]] Result<Manifest, std::string> make_backup(const std::string& source,
                                                        const std::string& backup);

/// Verifies a backup by itself and against its manifest. A backup without manifest has none in the answer's
/// sum: `sha256` is what was found.
[[nodiscard]] Result<Manifest, std::string> verify_backup(const std::string& backup);

/// Puts `backup` in the place of `database`, which no hub may have open; what stood there is kept under the
/// name that is returned, empty when there was nothing.
[[nodiscard]] Result<std::string, std::string> put_back(const std::string& backup,
                                                        const Manifest& manifest,
                                                        const std::string& database);

}  // namespace innkeeper::hub::cli
