// SPDX-License-Identifier: Apache-2.0
// What waits to be said to the PMS: the link may be down, or the PMS may be reading out its database,
// during which nobody may speak. Bounded, and of each room only the newest word of a kind.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "hub/core/stays/stay_event.hpp"
#include "hub/pms/fias_note.hpp"
#include "hub/pms/fias_settings.hpp"

namespace innkeeper::hub::pms {

/// Records that may wait. Our choice: two words on each room of the largest property.
inline constexpr std::size_t kMaxWaitingRecords = 20'000;
/// Longest ID (FIAS specification 2.20: 16 characters).
inline constexpr std::size_t kMaxUserBytes = 16;

class Outbox {
 public:
  /// `settings` must outlive it.
  explicit Outbox(const Settings& settings) : settings_(settings) {}

  /// What the site does not take is dropped in silence, as the neutral model asks.
  void put(const TellService& told, std::vector<Note>& notes);
  void put(const TellRoomCondition& told, std::vector<Note>& notes);
  /// A record about one wake call; a later one about the same replaces it.
  void put_wake_answer(const TellWakeCall& told, std::string record, std::vector<Note>& notes);

  /// The link is up anew: every service status in force is said once more.
  void repeat_services();

  /// The oldest waiting record, as text in UTF-8.
  [[nodiscard]] std::optional<std::string> take();
  [[nodiscard]] bool empty() const { return waiting_.empty(); }
  [[nodiscard]] std::size_t size() const { return waiting_.size(); }

 private:
  enum class Kind : std::uint8_t { service, condition, wake };
  struct Key {
    Kind kind = Kind::service;
    std::string room;
    std::int64_t at = 0;  // of a wake call
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  void add(Key key, std::string record, std::vector<Note>* notes);

  const Settings& settings_;
  std::uint64_t next_ = 0;
  std::map<std::uint64_t, std::pair<Key, std::string>> waiting_;  // by age
  std::map<Key, std::uint64_t> place_;                            // in waiting_
  std::map<std::string, std::string> services_;  // record by room: what is in force
};

}  // namespace innkeeper::hub::pms
