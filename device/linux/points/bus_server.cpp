// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/bus_server.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "shared/log/log.hpp"

namespace innkeeper::device {
namespace {

/// How soon a relay is asked for again that waits for another to open.
constexpr room::Duration kInterlockLook = std::chrono::milliseconds(20);

}  // namespace

BusServer::BusServer(Bus& bus, const std::vector<Point>& all, std::vector<std::size_t> points,
                     PointTable& table, Clock clock, std::uint32_t seed)
    : bus_(bus), all_(all), table_(table), clock_(std::move(clock)), random_(seed) {
  entries_.reserve(points.size());
  for (const std::size_t point : points) {
    entries_.push_back({point, bus.station(all[point]), {}, std::nullopt, {}});
  }
}

room::Time BusServer::due(const Entry& entry, room::Time now) const {
  const auto station = stations_.find(entry.station);
  const room::Time rests_until =
      station == stations_.end() ? room::Time() : station->second.rests_until;
  if (!is_output(all_[entry.point].role)) return std::max(entry.due, rests_until);
  const auto wanted = table_.wanted(entry.point, now);
  if (!wanted) {
    const bool waits = table_.state(entry.point).wanted.has_value();
    return now + (waits ? kInterlockLook : kRefresh);
  }
  const room::Time when =
      wanted == entry.driven ? entry.due : std::min(entry.due, entry.changed + bus_.least_gap());
  return std::max(when, rests_until);
}

room::Time BusServer::serve() {
  for (Entry& entry : entries_) {
    if (is_output(all_[entry.point].role) && due(entry, clock_()) <= clock_()) drive(entry);
  }
  Entry* oldest = nullptr;
  const room::Time now = clock_();
  for (Entry& entry : entries_) {
    if (is_output(all_[entry.point].role) || due(entry, now) > now) continue;
    if (oldest == nullptr || entry.due < oldest->due) oldest = &entry;
  }
  if (oldest != nullptr) read(*oldest);
  room::Time next = clock_() + kRefresh;
  for (const Entry& entry : entries_) next = std::min(next, due(entry, clock_()));
  return next;
}

void BusServer::drive(Entry& entry) {
  const auto wanted = table_.wanted(entry.point, clock_());
  if (!wanted) return;
  const auto result = bus_.drive(all_[entry.point], *wanted);
  const room::Time now = clock_();
  entry.due = now + kRefresh;
  if (!result) {
    fail_at(entry, result.error());
    return;
  }
  if (entry.driven != *wanted) entry.changed = now;
  entry.driven = *wanted;
  heard_from(entry);
  if (table_.taken(entry.point, *wanted, now)) log_back(entry.point);
}

void BusServer::read(Entry& entry) {
  const Point& point = all_[entry.point];
  const auto result = bus_.read(point);
  const room::Time now = clock_();
  // From now on and not from when it was due: a slow bus never runs after itself.
  entry.due = now + point.every;
  if (!result) {
    fail_at(entry, result.error());
    return;
  }
  Sample sample = *result;
  if (!is_contact(point.role)) sample.value += point.offset_thousandths;
  heard_from(entry);
  table_.sampled(entry.point, sample, now);
  if (table_.recovered(entry.point)) log_back(entry.point);
}

void BusServer::fail_at(Entry& entry, const Trouble& trouble) {
  // What an output holds is unknown from here on: it is driven as soon as its station answers again.
  entry.driven.reset();
  entry.due = clock_() + std::chrono::milliseconds(kFirstRestMs);
  if (trouble.silent) {
    Station& station = stations_[entry.station];
    const auto rest = station.backoff.next_ms(static_cast<std::uint32_t>(random_()) << 1U);
    station.rests_until = clock_() + std::chrono::milliseconds(rest);
    entry.due = station.rests_until;
  }
  if (table_.failed(entry.point, trouble.what, clock_())) log_lost(entry.point, trouble);
}

void BusServer::heard_from(const Entry& entry) {
  if (stations_.erase(entry.station) == 0) return;
  // It may have been without power, and have forgotten what it was told.
  for (Entry& other : entries_) {
    const bool is_due = other.station == entry.station && other.point != entry.point;
    if (is_due && is_output(all_[other.point].role)) other.driven.reset();
  }
}

void BusServer::log_lost(std::size_t point, const Trouble& trouble) const {
  log::write(log::Level::warning, "point.lost",
             {{"point", all_[point].name}, {"reason", trouble.what}});
}

void BusServer::log_back(std::size_t point) const {
  log::write(log::Level::info, "point.back", {{"point", all_[point].name}});
}

void BusServer::stop() {
  std::set<std::size_t> silent;
  for (Entry& entry : entries_) {
    const Point& point = all_[entry.point];
    const bool is_left =
        !is_output(point.role) || point.role == Role::constant || point.hold_on_stop;
    if (is_left || silent.contains(entry.station)) continue;
    const auto result = bus_.drive(point, point.encoding.off);
    if (result) continue;
    log_lost(entry.point, result.error());
    // The end must not take the time of each of its points.
    if (result.error().silent) silent.insert(entry.station);
  }
}

}  // namespace innkeeper::device
