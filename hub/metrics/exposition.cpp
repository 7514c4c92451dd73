// SPDX-License-Identifier: Apache-2.0
#include "hub/metrics/exposition.hpp"

#include <prometheus/text_serializer.h>

#include <cstddef>

#include "hub/metrics/families.hpp"

namespace innkeeper::hub::metrics {
namespace {

constexpr auto kGauge = prometheus::MetricType::Gauge;
constexpr auto kCounter = prometheus::MetricType::Counter;

/// One series for each place of `counts`, which is an Enum.
template <class Enum, class Counts>
void add_each(Families& to, const std::string& label, const Counts& counts) {
  for (std::size_t i = 0; i < counts.size(); ++i) {
    to.add(static_cast<double>(counts[i]), {{label, std::string(name_of(static_cast<Enum>(i)))}});
  }
}

std::string_view name_of_delivery(std::size_t place) {
  constexpr std::string_view kNames[] = {"none", "pending", "confirmed", "rejected", "unconfirmed"};
  return kNames[place];
}

void add_rooms(Families& to, const RoomCounts& rooms) {
  to.gauge("innkeeper_rooms", "Rooms that the property declares.",
           static_cast<double>(rooms.rooms));
  to.begin("innkeeper_rooms_by_link", "Rooms by what is known of their boards' connections.",
           kGauge);
  add_each<wire::LinkState>(to, "link", rooms.link);
  to.add(static_cast<double>(rooms.unheard), {{"link", "unheard"}});
  to.begin("innkeeper_rooms_by_presence", "Online rooms by who is in, as they tell.", kGauge);
  add_each<room::Presence>(to, "presence", rooms.presence);
  to.begin("innkeeper_rooms_by_stand",
           "Rooms by how they stand: problem, held, getting_ready, ready, other.", kGauge);
  add_each<Stand>(to, "stand", rooms.stand);
  to.begin("innkeeper_rooms_by_rental", "Rooms by rental state of their plans.", kGauge);
  add_each<room::RentalState>(to, "rental", rooms.rental);
  to.begin("innkeeper_rooms_by_delivery", "Rooms by how far their present plan came.", kGauge);
  for (std::size_t i = 0; i < rooms.delivery.size(); ++i) {
    to.add(static_cast<double>(rooms.delivery[i]),
           {{"delivery", std::string(name_of_delivery(i))}});
  }
  to.gauge("innkeeper_rooms_in_doubt",
           "Rooms whose stays a synchronisation with the PMS put in doubt.",
           static_cast<double>(rooms.in_doubt));
  to.begin("innkeeper_rooms_with_fault", "Rooms that report this fault.", kGauge);
  add_each<room::Fault>(to, "fault", rooms.faults);
}

void add_delivery(Families& to, const MetricsView& core) {
  to.histogram("innkeeper_plan_confirm_seconds",
               "From the event that changed a plan to the room's confirmation.",
               core.confirmations);
  to.gauge("innkeeper_epoch", "Epoch of the plans.", static_cast<double>(core.epoch));
  to.counter("innkeeper_epoch_raises_total",
             "Epochs begun because rooms knew more than the database.",
             static_cast<double>(core.epoch_raises));
  to.counter("innkeeper_log_ins_refused_total", "Log-ins with a wrong login or password.",
             static_cast<double>(core.log_ins_refused));
  to.gauge("innkeeper_broker_up", "Whether the MQTT broker is connected.", core.broker_up ? 1 : 0);
  to.gauge_if("innkeeper_pms_up", "Whether the link to the PMS is up.", core.pms_up);
}

void add_store(Families& to, const ShellReading& shell) {
  to.histogram("innkeeper_commit_seconds", "Commits of the database that became durable.",
               shell.commits.durations);
  to.counter("innkeeper_commit_failures_total", "Commits that failed.",
             static_cast<double>(shell.commits.failures));
  to.gauge("innkeeper_storage_failing", "Whether the last commit failed.",
           shell.commits.is_failing ? 1 : 0);
  to.gauge_if("innkeeper_database_bytes", "Size of the database with its log.",
              shell.database_bytes);
  to.gauge_if("innkeeper_disk_free_bytes", "Free space where the database is.",
              shell.disk_free_bytes);
}

void add_queues(Families& to, const ShellReading& shell) {
  to.gauge("innkeeper_events_waiting", "Events that wait for the engine.",
           static_cast<double>(shell.events_waiting));
  to.gauge("innkeeper_broker_messages_waiting",
           "Messages to the broker in the outbox or not yet acknowledged.",
           static_cast<double>(shell.broker.waiting));
  to.counter("innkeeper_broker_messages_total", "Messages handed to the broker's connection.",
             static_cast<double>(shell.broker.published));
  to.counter("innkeeper_broker_messages_denied_total", "Messages that the broker refused.",
             static_cast<double>(shell.broker.denied));
  to.counter("innkeeper_broker_messages_dropped_total",
             "Messages that found the outbox full; plans among them are sent again.",
             static_cast<double>(shell.broker.refused));
  to.gauge_if("innkeeper_pms_records_waiting", "Records that wait for the PMS.", shell.pms_waiting);
  if (shell.posts_read && shell.posts_refused) {
    to.begin("innkeeper_pms_posts_total", "Posts of the PMS, by what became of them.", kCounter);
    to.add(static_cast<double>(*shell.posts_read), {{"result", "read"}});
    to.add(static_cast<double>(*shell.posts_refused), {{"result", "refused"}});
  }
  to.begin("innkeeper_asks_total", "Requests over MQTT, by what became of them.", kCounter);
  to.add(static_cast<double>(shell.asks.taken), {{"result", "taken"}});
  to.add(static_cast<double>(shell.asks.refused), {{"result", "refused"}});
}

void add_http(Families& to, const ShellReading& shell) {
  to.begin("innkeeper_http_requests_total", "HTTP requests by route and class of the reply.",
           kCounter);
  for (const RepliesReading& each : shell.replies) {
    to.add(static_cast<double>(each.replies), {{"method", each.method},
                                               {"route", each.route},
                                               {"status", std::to_string(each.hundred) + "xx"}});
  }
  to.gauge_if("innkeeper_certificate_expiry_timestamp_seconds",
              "When the certificate of HTTPS ends, in seconds since 1970.",
              shell.certificate_ends_at);
}

/// Names that every Prometheus client library uses, so that common dashboards know them.
void add_process(Families& to, const ProcessReading& process) {
  to.counter_if("process_cpu_seconds_total", "User and system CPU time spent.",
                process.cpu_seconds);
  to.gauge_if("process_resident_memory_bytes", "Resident memory.", process.resident_bytes);
  to.gauge_if("process_virtual_memory_bytes", "Virtual memory.", process.virtual_bytes);
  to.gauge_if("process_open_fds", "Open file descriptors.", process.open_files);
  to.gauge_if("process_max_fds", "Limit of open file descriptors.", process.max_files);
  to.gauge_if("process_start_time_seconds", "Start of the process in seconds since 1970.",
              process.started_at);
}

}  // namespace

std::string exposition(const MetricsView& core, const ShellReading& shell) {
  Families families;
  families.begin("innkeeper_build_info", "Always 1; the label tells the version.", kGauge);
  families.add(1, {{"version", core.version}});
  add_rooms(families, core.rooms);
  add_delivery(families, core);
  add_store(families, shell);
  add_queues(families, shell);
  add_http(families, shell);
  add_process(families, shell.process);
  return prometheus::TextSerializer().Serialize(families.all());
}

}  // namespace innkeeper::hub::metrics
