// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/hub.hpp"

#include <signal.h>

#include <utility>

#include "hub/pms/link_key.hpp"
#include "shared/config/secret_file.hpp"
#include "shared/config/version.hpp"
#include "shared/log/log.hpp"

namespace innkeeper::hub::daemon {
namespace {

Result<BrokerAccess, std::string> access_of(const HubConfig& config) {
  BrokerAccess access{config.broker.host, config.broker.port, {}, {}};
  if (!config.broker_login) return access;
  auto password = config::read_secret(config.broker_login->password_file);
  if (!password) return fail(config::describe(password.error()));
  access.username = config.broker_login->username;
  access.password = std::move(password).value();
  return access;
}

/// How LD proves that the hub knows the link key; null without one.
Result<pms::FiasLink::Seal, std::string> seal_of(const HubConfig& config) {
  if (!config.fias || !config.fias->link_key_file) return pms::FiasLink::Seal();
  const std::filesystem::path& file = *config.fias->link_key_file;
  const auto secret = config::read_secret(file);
  if (!secret) return fail(config::describe(secret.error()));
  const auto key = pms::LinkKey::read(*secret);
  if (!key) return fail(file.string() + ": " + key.error());
  return pms::FiasLink::Seal([key = *key](std::string_view start) { return key.seal(start); });
}

Result<std::optional<pms::webhook::KeyRing>, std::string> webhook_keys_of(const HubConfig& config) {
  if (!config.webhook) return std::optional<pms::webhook::KeyRing>();
  auto keys = WebhookDoor::keys_of(*config.webhook);
  if (!keys) return fail(keys.error());
  return std::optional(std::move(keys).value());
}

void log_storage(const StoreError* error) {
  if (error == nullptr) {
    log::write(log::Level::info, "storage.works_again");
    return;
  }
  log::write(log::Level::error, "storage.failed",
             {{"why", error->message},
              {"effect", "nothing is lost: what rooms and PMS say waits and is tried again"}});
}

}  // namespace

Result<std::unique_ptr<Hub>, std::string> Hub::open(HubConfig config) {
  auto clock = HotelClock::in(config.property.timezone);
  if (!clock) return fail(clock.error());
  auto access = access_of(config);
  if (!access) return fail(access.error());
  auto seal = seal_of(config);
  if (!seal) return fail(seal.error());
  auto webhook_keys = webhook_keys_of(config);
  if (!webhook_keys) return fail(webhook_keys.error());
  auto store = store::SqliteStore::open(config.database.string());
  if (!store) return fail(store.error().message);
  std::unique_ptr<Hub> hub(new Hub(std::move(config), std::move(clock).value(),
                                   std::move(store).value(), std::move(access).value(),
                                   std::move(seal).value(), std::move(webhook_keys).value()));
  const auto listening = hub->http_->start();
  if (!listening) return fail(listening.error());
  return hub;
}

Hub::Hub(HubConfig config, HotelClock clock, std::unique_ptr<store::SqliteStore> store,
         BrokerAccess access, pms::FiasLink::Seal seal,
         std::optional<pms::webhook::KeyRing> webhook_keys)
    : config_(std::move(config)),
      clock_(std::move(clock)),
      store_(std::move(store)),
      signals_(io_, SIGTERM, SIGINT),
      property_(config_.property_file.string(), std::move(config_.property_text)),
      hotel_(
          property_, *store_, clock_,
          {std::string(config::version()), config_.fias.has_value(), config_.webhook.has_value()}),
      webhook_(std::move(webhook_keys), clock_),
      desk_([this](Event event) { return thread_.post(std::move(event)); },
            [this](const http::PmsPost& post) { return webhook_.read(post); }),
      rooms_(access, clock_, [this] { thread_.wake(); }),
      outlets_(rooms_, desk_,
               [this](PmsMessage message) {
                 if (pms_) pms_->tell(std::move(message));
               }),
      engine_(hotel_, *store_, outlets_),
      thread_(
          engine_, outlets_, clock_, [this](std::vector<Event>& events) { gather(events); },
          log_storage),
      service_(io_,
               [this] { return clock_.now().steady - thread_.last_alive() < kEngineStuckAfter; }) {
  http_.emplace(io_, http::ListenAddress{config_.listen.host, config_.listen.port}, desk_);
  if (config_.fias) {
    pms_.emplace(io_, *config_.fias, std::move(seal), clock_,
                 [this](Event event) { return thread_.post(std::move(event)); });
  }
}

void Hub::gather(std::vector<Event>& events) {
  rooms_.gather(events);
  const auto& unfinished = store_->unfinished_erasure();
  if (unfinished && !erasure_unfinished_) {
    log::write(log::Level::error, "storage.erasure_unfinished",
               {{"why", unfinished->message},
                {"effect", "erased guest data may still stand in the log file; tried again"}});
  }
  erasure_unfinished_ = unfinished.has_value();
}

void Hub::run() {
  rooms_.start();
  thread_.start();
  if (pms_) pms_->start();
  signals_.async_wait([this](boost::system::error_code error, int) {
    if (!error) stop();
  });
  log::write(log::Level::info, "hub.ready",
             {{"version", config::version()}, {"http_port", http_->port()}});
  service_.ready("serving " + config_.property.name);
  io_.run();
}

void Hub::stop() {
  log::write(log::Level::info, "hub.stopping");
  service_.stopping();
  // People first, then the PMS, which keeps what comes later, then the engine and the rooms.
  http_->stop([this] {
    if (pms_) {
      pms_->stop([this] { stop_engine(); });
    } else {
      stop_engine();
    }
  });
}

void Hub::stop_engine() {
  thread_.stop();
  rooms_.stop();
  log::write(log::Level::info, "hub.stopped");
  io_.stop();
}

}  // namespace innkeeper::hub::daemon
