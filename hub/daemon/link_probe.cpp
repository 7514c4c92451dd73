// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/link_probe.hpp"

#include <boost/asio/post.hpp>
#include <utility>

#include "hub/daemon/link_attempt.hpp"

namespace innkeeper::hub::daemon {

void LinkProbe::check(http::Link link, bool is_up,
                      std::function<void(const http::LinkCheck&)> done) {
  if (busy_.exchange(true)) {
    return done({false, {}, "another check is going on", "ask again in a few seconds", {}});
  }
  auto ended = [this, done = std::move(done)](const http::LinkCheck& result) {
    busy_ = false;
    done(result);
  };
  boost::asio::post(io_, [this, link, is_up, ended = std::move(ended)]() mutable {
    if (link == http::Link::broker) {
      check_broker(std::move(ended));
    } else {
      check_pms(is_up, std::move(ended));
    }
  });
}

void LinkProbe::check_broker(std::function<void(const http::LinkCheck&)> done) {
  const BrokerAccess& broker = targets_.broker;
  std::make_shared<LinkAttempt>(
      io_, Endpoint{broker.host, broker.port},
      mqtt_connect("innkeeper-hub-check", broker.username, broker.password), std::move(done))
      ->start();
}

void LinkProbe::check_pms(bool is_up, std::function<void(const http::LinkCheck&)> done) {
  if (!targets_.fias) {
    if (targets_.pms_posts) {
      return done({true,
                   {},
                   "the PMS posts events to the hub: nothing leads to it",
                   "send one from there; docs/pms-webhook.md shows how",
                   {}});
    }
    return done(
        {false, {}, "no PMS is configured", "add [pms.fias] or [pms.webhook] to hub.toml", {}});
  }
  const FiasConfig& fias = *targets_.fias;
  const std::string address = text_of(fias.endpoint);
  if (is_up) return done({true, address, "the link is up; it was left alone", {}, {}});
  if (fias.settings.role == pms::Role::listener) {
    return done({false,
                 address,
                 "the hub waits there for the PMS, which has not come",
                 "let the PMS connect to this address",
                 {}});
  }
  std::make_shared<LinkAttempt>(
      io_, fias.endpoint, std::string(),
      [done = std::move(done)](const http::LinkCheck& reached) {
        http::LinkCheck told = reached;
        if (told.ok) {
          told.ok = false;
          told.detail += ", but the FIAS link is not up";
          told.remedy =
              "look for pms_link in the hub's log: the PMS may serve somebody else, or want a key";
        }
        done(told);
      })
      ->start();
}

}  // namespace innkeeper::hub::daemon
