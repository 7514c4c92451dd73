// SPDX-License-Identifier: Apache-2.0
// The whole hub of one property, wired together: store, core, engine, rooms, PMS, HTTP.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "hub/core/engine.hpp"
#include "hub/core/hotel.hpp"
#include "hub/daemon/commit_meter.hpp"
#include "hub/daemon/database_tender.hpp"
#include "hub/daemon/engine_thread.hpp"
#include "hub/daemon/front_desk.hpp"
#include "hub/daemon/history_thread.hpp"
#include "hub/daemon/home_assistant.hpp"
#include "hub/daemon/hotel_clock.hpp"
#include "hub/daemon/hub_config.hpp"
#include "hub/daemon/link_probe.hpp"
#include "hub/daemon/outlets.hpp"
#include "hub/daemon/pms_client.hpp"
#include "hub/daemon/property_text.hpp"
#include "hub/daemon/room_gateway.hpp"
#include "hub/daemon/service_manager.hpp"
#include "hub/daemon/telemetry_line.hpp"
#include "hub/daemon/webhook_door.hpp"
#include "hub/http/event_feed.hpp"
#include "hub/http/repeats.hpp"
#include "hub/http/server.hpp"
#include "hub/store/sqlite_store.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::hub::daemon {

/// The engine counts as stuck when it was not alive for this long: well above the longest wait for
/// a busy database, well below the unit's WatchdogSec.
inline constexpr std::chrono::seconds kEngineStuckAfter{10};

/// Three threads of its own: the io_context of run(), which moves bytes of HTTP and PMS, the engine's,
/// and that of the history.
class Hub {
 public:
  /// What can fail at start fails here, with a message that says what to do.
  [[nodiscard]] static Result<std::unique_ptr<Hub>, std::string> open(HubConfig config);

  /// Serves until SIGTERM or SIGINT, then ends everything in order.
  void run();

 private:
  Hub(HubConfig config, HotelClock clock, std::unique_ptr<store::SqliteStore> store,
      BrokerAccess access, pms::FiasLink::Seal seal,
      std::optional<pms::webhook::KeyRing> webhook_keys, OwnToken own);

  void gather(std::vector<Event>& events);
  void offer_set_up();
  void hand_out(const std::string& link);
  [[nodiscard]] Result<void, std::string> listen();
  void await_renewal();
  void secure(http::TlsContext tls);
  void expose(const MetricsView& view, std::function<void(std::string)> then);
  void read_shell(metrics::ShellReading& shell);
  void stop();
  void stop_pms();
  void stop_engine();

  HubConfig config_;
  HotelClock clock_;
  std::unique_ptr<store::SqliteStore> store_;
  boost::asio::io_context io_{1};
  boost::asio::signal_set signals_;
  PropertyText property_;
  Hotel hotel_;
  WebhookDoor webhook_;
  http::EventFeed events_;
  http::Repeats repeats_;
  LinkProbe probe_;
  FrontDesk desk_;
  CommitMeter commits_;  // of the engine's thread
  HomeAssistant home_assistant_;
  DatabaseTender tender_;
  RoomGateway rooms_;
  TelemetryLine telemetry_;
  HistoryThread history_;
  Outlets outlets_;
  Engine engine_;
  EngineThread thread_;
  ServiceManager service_;
  std::optional<http::Server> http_;
  std::optional<http::Server> https_;
  boost::asio::signal_set renewal_;  // certificate and key are read anew
  std::optional<std::int64_t> certificate_ends_at_;
  std::optional<PmsClient> pms_;
  bool erasure_unfinished_ = false;  // of the engine's thread: said in the log already
};

}  // namespace innkeeper::hub::daemon
