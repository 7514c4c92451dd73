// SPDX-License-Identifier: Apache-2.0
// Database files beside the running hub: a backup that is looked at, and the hub's own file while no hub
// has it. No SQLite is visible through this header: the command line uses it too.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

#include "hub/core/store.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::store {

/// Of the newest schema that this release knows.
[[nodiscard]] std::uint32_t known_schema();

struct CopyFacts {
  std::uint32_t schema = 0;
  std::uint64_t epoch = 0;
  std::uint64_t rooms = 0;
};

enum class Depth : std::uint8_t {
  quick,  // SQLite's quick_check
  whole,  // integrity_check: indexes and constraints too
};

/// Reads `file`, which nobody may write meanwhile, and changes nothing. Fails when it is damaged, belongs to
/// another program or to a newer release. A write-ahead log beside it is not looked at.
[[nodiscard]] Result<CopyFacts, StoreError> verify_copy(const std::string& file, Depth depth);

/// The hub's database, held so that no hub can open it. What its log holds goes into the file before.
class HeldDatabase {
 public:
  /// Fails with StoreErrorKind::busy while a hub has it. A file that is damaged is held all the same.
  [[nodiscard]] static Result<HeldDatabase, StoreError> hold(const std::string& file);
  HeldDatabase(HeldDatabase&& other) noexcept;
  HeldDatabase& operator=(HeldDatabase&& other) noexcept;
  ~HeldDatabase();

 private:
  struct State;
  explicit HeldDatabase(std::unique_ptr<State> state);
  std::unique_ptr<State> state_;
};

}  // namespace innkeeper::hub::store
