// SPDX-License-Identifier: Apache-2.0
// What the doctor found out, without any judgement. Gathered by the files beside this one, judged by
// findings.cpp.
#pragma once

#include <chrono>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace innkeeper::hub::cli::doctor {

/// Of a room as the hub tells it.
struct RoomEvidence {
  std::string number;
  std::string id;
  std::string link;                        ///< empty: not heard of since the hub started
  std::optional<std::int64_t> link_since;  ///< UTC seconds since 1970
  std::string delivery;
  std::vector<std::string> faults;
};

struct HubEvidence {
  std::string url;
  std::string why_not;  ///< why it could not be asked; empty: it was
  std::string version;
  std::string own_version;  ///< of this program
  std::string broker;
  std::string pms;  ///< empty: none is configured
  std::optional<std::int64_t> sync_ended;
  bool sync_wanted = false;
  std::size_t rooms_in_doubt = 0;
  std::vector<RoomEvidence> rooms;
};

struct SettingsEvidence {
  std::string file;
  std::string why_not;  ///< every problem; empty: they are sound
};

/// Retained at the broker for a room that nobody declares.
struct Ghost {
  std::string room;
  std::string channels;  ///< e.g. `plan, report`
};

struct BrokerEvidence {
  std::string address;
  std::string why_not;  ///< why it was not tried; empty: it was
  bool connected = false;
  std::string refusal;              ///< why not connected
  bool echoed = false;              ///< a message to ourselves came back
  std::vector<std::string> denied;  ///< what the broker refused, in sentences
  std::string hub_link;  ///< what is retained of the hub: online, offline, lost; empty: nothing
  std::vector<Ghost> ghosts;
};

struct CertificateEvidence {
  std::string file;
  std::string why_not;  ///< why it cannot be read; empty: it was
  std::string expected_name;
  bool names_it = false;
  bool key_fits = false;
  std::int64_t from = 0;  ///< UTC seconds since 1970
  std::int64_t until = 0;
};

struct ClockEvidence {
  std::optional<bool> synchronised;  ///< as the kernel says; none: it does not
  std::string zone;                  ///< of the property
  bool zone_known = false;           ///< this machine has its rules
};

struct DiskEvidence {
  std::string folder;
  std::string why_not;
  std::uint64_t bytes = 0;
  std::uint64_t free_bytes = 0;
  std::uint64_t nodes = 0;  ///< 0: the file system has no fixed number
  std::uint64_t free_nodes = 0;
  std::optional<std::chrono::microseconds> write;  ///< median of some small writes to disk
};

struct DatabaseEvidence {
  std::string file;
  bool exists = false;
  std::string why_not;  ///< why it was not looked into; empty: it was
  std::string check;    ///< `ok`, `unfinished`, or what is damaged
  std::uint64_t bytes = 0;
  std::uint64_t log_bytes = 0;
  std::uint32_t schema = 0;
  std::uint32_t known_schema = 0;
  std::optional<std::int64_t> last_backup;  ///< UTC seconds since 1970
};

struct SecretEvidence {
  std::string what;  ///< e.g. `the broker's password`
  std::string file;
  bool exists = false;
  bool may_look = true;  ///< false: its folder is closed to us
  unsigned mode = 0;     ///< the nine bits of it
};

struct Evidence {
  std::int64_t now = 0;
  SettingsEvidence settings;
  HubEvidence hub;
  BrokerEvidence broker;
  std::vector<CertificateEvidence> certificates;
  ClockEvidence clock;
  DiskEvidence disk;
  DatabaseEvidence database;
  std::vector<SecretEvidence> secrets;
};

}  // namespace innkeeper::hub::cli::doctor
