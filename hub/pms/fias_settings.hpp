// SPDX-License-Identifier: Apache-2.0
// What a site says about its FIAS link, and what the hub asks of the PMS because of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "hub/pms/code_page.hpp"
#include "hub/pms/language_table.hpp"
#include "hub/pms/room_status_codes.hpp"

namespace innkeeper::hub::pms {

/// Longest interface version (V#) FIAS takes.
inline constexpr std::size_t kMaxVersionBytes = 10;

/// Who opens the TCP connection. By the specification the PMS listens; some gateways do not.
enum class Role : std::uint8_t { client, listener };

struct Settings {
  std::string version = "1.0";  ///< V# of LD. 1 to kMaxVersionBytes, is_field_value()
  Role role = Role::client;
  CodePage code_page = CodePage::cp850;
  LanguageTable languages;
  RoomStatusCodes room_codes;
  bool greeting = false;        ///< guests' names (GN) are asked for
  bool do_not_disturb = true;   ///< DN of RE, from the PMS
  bool room_status = false;     ///< RS 1..6 of RE, to the PMS; licensed separately
  bool service_status = false;  ///< RS 8..10 of RE, to the PMS; has to be active there
  bool wake_calls = false;      ///< WR, WC, WA
  bool pre_arrival = false;     ///< CS of RE tells of guests on the way, as Suite8 does
};

/// One LR: a record with the fields that are wanted of it.
struct Subscription {
  std::string record;
  std::string fields;
};

/// Only what the hub uses: names are not fetched unless a greeting is configured, and a licence is
/// not tried that the site does not have.
[[nodiscard]] std::vector<Subscription> subscriptions(const Settings& settings);

}  // namespace innkeeper::hub::pms
