// SPDX-License-Identifier: Apache-2.0
// What the installer tells a board and no image contains: which room it is, its login, what the room has.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "device/agent/equipment.hpp"
#include "shared/room/identity.hpp"
#include "shared/util/fixed_string.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::cortex_m {

/// For boards that connect by themselves; a modem knows its broker by its own settings.
struct BrokerPlace {
  std::array<std::uint8_t, 4> address{};  ///< IPv4, in the order in which people write it
  std::uint16_t port = 0;                 ///< 0: none is known
  friend bool operator==(const BrokerPlace&, const BrokerPlace&) = default;
};

/// From `10.0.2.100` and a port, 1883 if that is empty; nothing for what is neither.
[[nodiscard]] std::optional<BrokerPlace> broker_place(std::string_view address,
                                                      std::string_view port);

struct Provisioning {
  room::RoomId room;         ///< also the login's name
  FixedString<64> password;  ///< empty: the broker asks for no login
  agent::Equipment equipment;
  BrokerPlace broker;
};

/// Bytes in memory, integers little-endian: 0 magic "IKPV"; 4 layout (1); 5 length of room and 6
/// its 32 bytes; 38 length of password and 39 its 64 bytes; 103 terminal, valve, fan; 106 number of
/// lights, then 12 times length of name, name (16), role, and bits 1 dimmable, 2 tunable; 335
/// address of the broker (4 bytes, the first as written first) and 339 its port; 341 zeroes; 348
/// CRC-32 of all before it.
inline constexpr std::size_t kProvisioningRecordBytes = 352;
using ProvisioningRecord = std::array<std::byte, kProvisioningRecordBytes>;

[[nodiscard]] ProvisioningRecord encode(const Provisioning& provisioning);

enum class ProvisioningFlaw : std::uint8_t {
  blank,    ///< nothing was ever written
  torn,     ///< power failed during the write, or the memory is broken
  unknown,  ///< written by other software: another layout, or values that this one does not know
};

[[nodiscard]] Result<Provisioning, ProvisioningFlaw> decode(
    std::span<const std::byte, kProvisioningRecordBytes> bytes);

}  // namespace innkeeper::cortex_m
