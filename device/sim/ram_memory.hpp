// SPDX-License-Identifier: Apache-2.0
// Memory of a board that forgets when its process ends: for fleets and tests that need no power
// cuts.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <span>

#include "device/agent/ports.hpp"
#include "device/agent/record.hpp"

namespace innkeeper::sim {

class RamMemory final : public agent::Memory {
 public:
  [[nodiscard]] bool read(agent::Slot slot, std::span<std::byte> out) override {
    const auto& bytes = slots_[index(slot)];
    if (out.size() > bytes.size()) return false;
    std::copy_n(bytes.begin(), out.size(), out.begin());
    return true;
  }
  [[nodiscard]] bool write(agent::Slot slot, std::span<const std::byte> bytes) override {
    auto& kept = slots_[index(slot)];
    if (bytes.size() > kept.size()) return false;
    std::copy(bytes.begin(), bytes.end(), kept.begin());
    return true;
  }

 private:
  static std::size_t index(agent::Slot slot) { return slot == agent::Slot::a ? 0 : 1; }
  std::array<std::array<std::byte, agent::kRecordBytes>, 2> slots_{};
};

}  // namespace innkeeper::sim
