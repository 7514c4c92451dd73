// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/webhook_door.hpp"

#include <variant>
#include <vector>

#include "hub/pms/webhook/event_reader.hpp"
#include "shared/config/secret_file.hpp"
#include "shared/log/log.hpp"

namespace innkeeper::hub::daemon {

Result<pms::webhook::KeyRing, std::string> WebhookDoor::keys_of(const WebhookConfig& config) {
  std::vector<std::string> keys;
  for (const auto& file : {std::optional(config.key_file), config.previous_key_file}) {
    if (!file) continue;
    auto key = config::read_secret(*file);
    if (!key) return fail(config::describe(key.error()));
    keys.push_back(std::move(key).value());
    if (const auto ring = pms::webhook::KeyRing::of({keys.back()}); !ring) {
      return fail(file->string() + ": " + ring.error());
    }
  }
  return pms::webhook::KeyRing::of(std::move(keys));
}

http::PmsReading WebhookDoor::read(const http::PmsPost& post) {
  using Kind = http::PmsRefusal::Kind;
  if (!keys_) {
    return http::PmsRefusal{Kind::not_configured,
                            "this hub takes no posted events; set key_file in [pms.webhook] of "
                            "hub.toml, then restart it",
                            {}};
  }
  const room::UtcTime now = clock_.now().utc;
  if (auto why = keys_->refuse(post.timestamp, post.signature, post.body, now)) {
    ++all_refused_;
    log(*why, now);
    return http::PmsRefusal{Kind::not_signed, *std::move(why), {}};
  }
  ++all_read_;
  return pms::webhook::read_events(post.body, clock_, now);
}

void WebhookDoor::log(const std::string& why, room::UtcTime now) {
  ++refused_;
  if (logged_ && now.seconds - logged_->seconds < kRefusalLogged.count() &&
      now.seconds >= logged_->seconds) {
    return;
  }
  log::write(log::Level::warning, "pms.post_refused", {{"why", why}, {"requests", refused_}});
  refused_ = 0;
  logged_ = now;
}

}  // namespace innkeeper::hub::daemon
