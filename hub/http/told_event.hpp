// SPDX-License-Identifier: Apache-2.0
// One event as watchers read it.
#pragma once

#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>

#include "hub/core/watch/announcement.hpp"
#include "hub/http/event_filter.hpp"

namespace innkeeper::hub::http {

/// A block of the event stream without an id.
[[nodiscard]] std::string event_text(std::string_view name, std::string_view data);

/// Its text is made when the first reader asks for it: most events are read by nobody, and whoever publishes
/// them has rooms that wait for their plans. Thread-safe.
class ToldEvent {
 public:
  /// REQUIRES: not of Topic::access, which no watcher is told.
  ToldEvent(std::string id, Announcement what);

  [[nodiscard]] bool passes(const EventFilter& filter) const;
  /// With its id, as it goes over the wire.
  [[nodiscard]] const std::string& text();
  /// Bytes that it takes before it is read, about; afterwards fewer.
  [[nodiscard]] std::size_t weight() const;

 private:
  const std::string id_;
  const EventKind kind_;
  const bool of_many_;
  const std::string number_;
  const std::string floor_;
  std::once_flag told_;  // guards the two below
  Announcement what_;    ///< gone once there is a text
  std::string text_;
};

}  // namespace innkeeper::hub::http
