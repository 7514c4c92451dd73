// SPDX-License-Identifier: Apache-2.0
// Memory of a board in two files, durable when write() returns: for boards that run Linux,
// simulated or real. Each write makes a new file and renames it over the old one, so that it cannot
// tear.
#pragma once

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

#include "device/agent/ports.hpp"

namespace innkeeper::sim {

/// Files `<name>.a` and `<name>.b` in `directory`, which must exist; readable by their owner only,
/// since they hold what a guest likes. A file that does not exist reads as never written: all zero.
class FileMemory final : public agent::Memory {
 public:
  FileMemory(std::filesystem::path directory, std::string name);

  [[nodiscard]] bool read(agent::Slot slot, std::span<std::byte> out) override;
  /// Blocks for as long as the file system needs to make it durable.
  [[nodiscard]] bool write(agent::Slot slot, std::span<const std::byte> bytes) override;

 private:
  [[nodiscard]] std::string path_of(agent::Slot slot) const;
  [[nodiscard]] bool sync_directory() const;

  std::filesystem::path directory_;
  std::string name_;
};

}  // namespace innkeeper::sim
