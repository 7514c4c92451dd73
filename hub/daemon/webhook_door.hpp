// SPDX-License-Identifier: Apache-2.0
// Where posted events come in: whoever knows a key is heard.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <utility>

#include "hub/daemon/hotel_clock.hpp"
#include "hub/daemon/webhook_config.hpp"
#include "hub/http/pms_post.hpp"
#include "hub/pms/webhook/signature.hpp"
#include "shared/room/time.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::daemon {

/// The log has a line about refused requests no more often.
inline constexpr std::chrono::seconds kRefusalLogged = std::chrono::minutes(1);

/// Of the thread that runs the HTTP server.
class WebhookDoor {
 public:
  /// Reads the keys; fails with what to do.
  [[nodiscard]] static Result<pms::webhook::KeyRing, std::string> keys_of(
      const WebhookConfig& config);

  /// `clock` must outlive the door. No keys: nobody is heard.
  WebhookDoor(std::optional<pms::webhook::KeyRing> keys, const HotelClock& clock)
      : keys_(std::move(keys)), clock_(clock) {}

  [[nodiscard]] http::PmsReading read(const http::PmsPost& post);

  /// Whether somebody may be heard at all.
  [[nodiscard]] bool is_open() const { return keys_.has_value(); }
  /// Signed posts since the hub started, whatever they said, and those that nobody signed.
  [[nodiscard]] std::uint64_t read_so_far() const { return all_read_; }
  [[nodiscard]] std::uint64_t refused_so_far() const { return all_refused_; }

 private:
  void log(const std::string& why, room::UtcTime now);

  std::optional<pms::webhook::KeyRing> keys_;
  const HotelClock& clock_;
  std::uint64_t all_read_ = 0;
  std::uint64_t all_refused_ = 0;
  std::size_t refused_ = 0;  // since the last line
  std::optional<room::UtcTime> logged_;
};

}  // namespace innkeeper::hub::daemon
