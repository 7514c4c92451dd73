// SPDX-License-Identifier: Apache-2.0
#include <array>
#include <filesystem>

#include "device/agent/record.hpp"
#include "device/sim/file_memory.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"

namespace innkeeper::sim {
namespace {

using Bytes = std::array<std::byte, agent::kRecordBytes>;

Bytes filled(int value) {
  Bytes bytes{};
  bytes.fill(std::byte(value));
  return bytes;
}

TEST_CASE("files that do not exist read as memory that was never written") {
  const tests::TemporaryDirectory directory;
  FileMemory memory(directory.path(), "r-1");
  Bytes bytes = filled(7);
  REQUIRE(memory.read(agent::Slot::a, bytes));
  CHECK(bytes == filled(0));
}

TEST_CASE("what was written is there for the next process, slot by slot, for its owner only") {
  const tests::TemporaryDirectory directory;
  {
    FileMemory memory(directory.path(), "r-1");
    REQUIRE(memory.write(agent::Slot::a, filled(1)));
    REQUIRE(memory.write(agent::Slot::b, filled(2)));
    REQUIRE(memory.write(agent::Slot::a, filled(3)));
  }
  FileMemory memory(directory.path(), "r-1");
  Bytes bytes{};
  REQUIRE(memory.read(agent::Slot::a, bytes));
  CHECK(bytes == filled(3));
  REQUIRE(memory.read(agent::Slot::b, bytes));
  CHECK(bytes == filled(2));
  using std::filesystem::perms;
  for (const char* name : {"r-1.a", "r-1.b"}) {
    const auto mode = std::filesystem::status(directory.path() / name).permissions();
    CHECK((mode & (perms::group_all | perms::others_all)) == perms::none);
  }
  CHECK_FALSE(std::filesystem::exists(directory.path() / "r-1.a.new"));
}

TEST_CASE("a directory that is gone and a file cut short are failures, not blank memory") {
  const tests::TemporaryDirectory directory;
  FileMemory lost(directory.path() / "gone", "r-1");
  CHECK_FALSE(lost.write(agent::Slot::a, filled(1)));
  FileMemory memory(directory.path(), "r-1");
  REQUIRE(memory.write(agent::Slot::a, filled(1)));
  std::filesystem::resize_file(directory.path() / "r-1.a", 100);
  Bytes bytes{};
  CHECK_FALSE(memory.read(agent::Slot::a, bytes));
}

}  // namespace
}  // namespace innkeeper::sim
