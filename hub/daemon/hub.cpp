// SPDX-License-Identifier: Apache-2.0
#include "hub/daemon/hub.hpp"

#include <signal.h>
#include <unistd.h>

#include <filesystem>
#include <iostream>
#include <system_error>
#include <utility>

#include "hub/daemon/state_files.hpp"
#include "hub/http/secrets.hpp"
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

/// A new one for each run: one that somebody caught while the hub was down opens nothing.
Result<OwnToken, std::string> own_token_of(const HubConfig& config) {
  const std::string token = http::new_token(http::kOwnPrefix);
  const std::filesystem::path file = beside(config.database, "token");
  if (const auto written = write_private(file, token + '\n'); !written)
    return fail(written.error());
  return OwnToken{http::hash_of_token(token), file.string()};
}

/// Where people find the hub.
std::string address_of(const HubConfig& config) {
  const auto written = [](const std::string& host, std::uint16_t port) {
    const bool is_v6 = host.find(':') != std::string::npos;
    return (is_v6 ? '[' + host + ']' : host) + ':' + std::to_string(port);
  };
  if (config.https) return "https://" + written(config.https->name, config.https->listen.port);
  return "http://" + written(config.listen.host, config.listen.port);
}

/// No other run of the hub is called so: events of that one are not resumed in this one.
std::string new_run() {
  constexpr std::size_t kDigits = 12;
  return http::hash_of_token(http::new_token("run")).substr(0, kDigits);
}

void log_dropped(std::string_view why) {
  log::write(log::Level::warning, "events.reader_dropped",
             {{"why", why}, {"effect", "it may connect again and resumes where it was"}});
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
  auto own = own_token_of(config);
  if (!own) return fail(own.error());
  std::unique_ptr<Hub> hub(new Hub(std::move(config), std::move(clock).value(),
                                   std::move(store).value(), std::move(access).value(),
                                   std::move(seal).value(), std::move(webhook_keys).value(),
                                   std::move(own).value()));
  const auto listening = hub->listen();
  if (!listening) return fail(listening.error());
  return hub;
}

Hub::Hub(HubConfig config, HotelClock clock, std::unique_ptr<store::SqliteStore> store,
         BrokerAccess access, pms::FiasLink::Seal seal,
         std::optional<pms::webhook::KeyRing> webhook_keys, OwnToken own)
    : config_(std::move(config)),
      clock_(std::move(clock)),
      store_(std::move(store)),
      signals_(io_, SIGTERM, SIGINT),
      property_(config_.property_file.string(), std::move(config_.property_text)),
      hotel_(property_, *store_, clock_,
             {std::string(config::version()), config_.fias.has_value(), config_.webhook.has_value(),
              std::move(own)}),
      webhook_(std::move(webhook_keys), clock_),
      events_(new_run(), log_dropped),
      repeats_([this] { return clock_.now().steady; }),
      probe_(io_, {access, config_.fias, config_.webhook.has_value()}),
      desk_([this](Event event) { return thread_.post(std::move(event)); },
            [this](const http::PmsPost& post) { return webhook_.read(post); }, events_, repeats_,
            [this](http::Link link, bool is_up, std::function<void(const http::LinkCheck&)> done) {
              probe_.check(link, is_up, std::move(done));
            },
            [this](const MetricsView& view, std::function<void(std::string)> then) {
              expose(view, std::move(then));
            }),
      commits_(clock_),
      home_assistant_(
          config_.home_assistant, std::string(config::version()), clock_,
          {[this](mqtt::Message message) { return rooms_.publish(std::move(message)); },
           [this](Request request, std::function<void(Answer)> done) {
             desk_.submit({std::move(request), {Channel::api, "mqtt"}, {}}, std::move(done));
           }}),
      tender_(
          *store_, clock_, config_.database,
          [this](std::uint64_t ticket, Answer answer) { desk_.answer(ticket, std::move(answer)); }),
      rooms_(access, clock_, home_assistant_, [this] { thread_.wake(); }),
      telemetry_(access),
      history_(beside(config_.database, "history").string(), clock_,
               [this](std::vector<Measured>& measured) { telemetry_.gather(measured); }),
      outlets_(
          rooms_, desk_, history_, events_,
          [this](PmsMessage message) {
            if (pms_) pms_->tell(std::move(message));
          },
          [this](RoomsDeclared rooms) { home_assistant_.declare(std::move(rooms.property)); },
          [this](const TendDatabase& effect) {
            tender_.tend(effect);
            thread_.wake();
          }),
      engine_(hotel_, *store_, outlets_, &commits_),
      thread_(
          engine_, outlets_, clock_, [this](std::vector<Event>& events) { gather(events); },
          log_storage),
      service_(io_,
               [this] { return clock_.now().steady - thread_.last_alive() < kEngineStuckAfter; }),
      renewal_(io_) {
  http_.emplace(io_, http::ListenAddress{config_.listen.host, config_.listen.port}, desk_);
  if (const auto& https = config_.https) {
    https_.emplace(io_, http::ListenAddress{https->listen.host, https->listen.port, https->name},
                   desk_);
    renewal_.add(SIGHUP);
  }
  if (config_.fias) {
    pms_.emplace(io_, *config_.fias, std::move(seal), clock_,
                 [this](Event event) { return thread_.post(std::move(event)); });
  }
}

void Hub::gather(std::vector<Event>& events) {
  const std::size_t waited = events.size();
  rooms_.gather(events);
  history_.hear(events, waited);
  if (tender_.go_on()) thread_.wake();
  const auto& unfinished = store_->unfinished_erasure();
  if (unfinished && !erasure_unfinished_) {
    log::write(log::Level::error, "storage.erasure_unfinished",
               {{"why", unfinished->message},
                {"effect", "erased guest data may still stand in the log file; tried again"}});
  }
  erasure_unfinished_ = unfinished.has_value();
}

Result<void, std::string> Hub::listen() {
  if (auto listening = http_->start(); !listening || !https_) return listening;
  auto tls = read_tls(*config_.https);
  if (!tls) return fail(tls.error());
  secure(std::move(tls).value());
  await_renewal();
  return https_->start();
}

void Hub::secure(http::TlsContext tls) {
  certificate_ends_at_ = http::end_of(tls);
  https_->secure(std::move(tls));
}

void Hub::await_renewal() {
  renewal_.async_wait([this](boost::system::error_code error, int) {
    if (error) return;
    auto tls = read_tls(*config_.https);
    if (tls) {
      secure(std::move(tls).value());
      log::write(log::Level::info, "https.renewed");
    } else {
      log::write(log::Level::error, "https.not_renewed",
                 {{"why", tls.error()}, {"effect", "the certificate before it is still shown"}});
    }
    await_renewal();
  });
}

void Hub::run() {
  rooms_.start();
  telemetry_.start();
  history_.start();
  thread_.start();
  if (pms_) pms_->start();
  signals_.async_wait([this](boost::system::error_code error, int) {
    if (!error) stop();
  });
  log::write(log::Level::info, "hub.ready",
             {{"version", config::version()}, {"http_port", http_->port()}});
  offer_set_up();
  service_.ready("serving " + config_.property.name);
  io_.run();
}

void Hub::offer_set_up() {
  const std::string link = http::new_token(http::kSetUpPrefix);
  desk_.submit({AccountRequest(OfferSetUp{http::hash_of_token(link)}), {Channel::hub, {}}, {}},
               [this, link](const Answer& answer) {
                 if (std::holds_alternative<Done>(answer)) return hand_out(link);
                 std::error_code ignored;
                 std::filesystem::remove(beside(config_.database, "setup"), ignored);
               });
}

void Hub::hand_out(const std::string& link) {
  const std::string url = address_of(config_) + "/#/setup/" + link;
  const std::filesystem::path file = beside(config_.database, "setup");
  const auto written = write_private(file, url + '\n');
  log::write(
      written ? log::Level::info : log::Level::error, "hub.set_up_offered",
      {{"file", file.string()}, {"why", written ? "no administrator yet" : written.error()}});
  // Whoever looks at a terminal started the hub; a journal is read by others, too.
  if (isatty(STDOUT_FILENO) == 1) {
    std::cout << "No administrator yet. Within 24 hours, once: " << url << std::endl;
  }
}

void Hub::stop() {
  log::write(log::Level::info, "hub.stopping");
  service_.stopping();
  // People first, then the PMS, which keeps what comes later, then the engine and the rooms.
  http_->stop([this] {
    if (https_) {
      https_->stop([this] { stop_pms(); });
    } else {
      stop_pms();
    }
  });
}

void Hub::stop_pms() {
  renewal_.cancel();
  if (pms_) {
    pms_->stop([this] { stop_engine(); });
  } else {
    stop_engine();
  }
}

void Hub::stop_engine() {
  desk_.stop();
  thread_.stop();
  rooms_.stop();
  telemetry_.stop();
  history_.stop();
  log::write(log::Level::info, "hub.stopped");
  io_.stop();
}

}  // namespace innkeeper::hub::daemon
