// SPDX-License-Identifier: Apache-2.0
#include "hub/core/metrics/metrics_desk.hpp"

#include <set>

#include "shared/util/check.hpp"

namespace innkeeper::hub {
namespace {

/// As in the console: a room within so much of its band counts as ready, nobody feels less.
constexpr room::TemperatureDelta kNearEnough = room::TemperatureDelta::milli_kelvin(500);

bool is_at_band(const room::Report& report) {
  const auto& air = report.state.air;
  const room::TemperatureBand& band = report.why.climate.band;
  return air && *air + kNearEnough >= band.heat && *air - kNearEnough <= band.cool;
}

template <class Enum>
std::size_t place(Enum value) {
  return static_cast<std::size_t>(value);
}

}  // namespace

std::string_view name_of(Stand stand) {
  switch (stand) {
    case Stand::problem: return "problem";
    case Stand::held: return "held";
    case Stand::getting_ready: return "getting_ready";
    case Stand::ready: return "ready";
    case Stand::other: return "other";
  }
  panic("a Stand has a name");
}

Answer MetricsDesk::answer(const MetricsRequest&) const {
  MetricsView view;
  view.version = from_.identity.version;
  view.broker_up = from_.connections.broker;
  if (from_.identity.has_pms) view.pms_up = from_.connections.pms;
  view.epoch = from_.ledger.epoch();
  for (std::size_t i = 0; i < from_.rooms.size(); ++i) count(i, view.rooms);
  std::set<room::RoomId> in_doubt;
  for (const auto& [reservation, stay] : from_.stays.all()) {
    if (stay.doubted) in_doubt.insert(stay.room);
  }
  view.rooms.in_doubt = in_doubt.size();
  view.confirmations = from_.courier.confirmations();
  view.epoch_raises = epoch_raises_;
  view.log_ins_refused = from_.accounts.log_ins_refused();
  return view;
}

void MetricsDesk::count(std::size_t room, RoomCounts& counts) const {
  const Courier::Room& observed = from_.courier.room(room);
  ++counts.rooms;
  if (observed.link) {
    ++counts.link[place(*observed.link)];
  } else {
    ++counts.unheard;
  }
  // What a room told before it fell silent is no knowledge of who is in it now.
  if (observed.link == wire::LinkState::online && observed.report) {
    ++counts.presence[place(observed.report->state.situation.presence)];
  }
  ++counts.stand[place(stand_of(room))];
  ++counts.rental[place(from_.ledger.entry(room).plan.rental)];
  ++counts.delivery[place(observed.delivery)];
  if (!observed.report) return;
  for (const room::Fault fault : observed.report->faults) ++counts.faults[place(fault)];
}

Stand MetricsDesk::stand_of(std::size_t room) const {
  const Courier::Room& observed = from_.courier.room(room);
  const bool is_heard = observed.link == wire::LinkState::online && observed.report.has_value();
  const bool is_refused =
      observed.delivery == Delivery::rejected || observed.delivery == Delivery::unconfirmed;
  if (!is_heard || is_refused || !observed.report->faults.empty()) return Stand::problem;
  const room::RentalState rental = from_.ledger.entry(room).plan.rental;
  const bool is_sold = from_.states.of(from_.rooms.room(room).id).sale == SaleState::in_service;
  if (rental == room::RentalState::out_of_service || !is_sold) return Stand::held;
  const room::Report& told = *observed.report;
  const bool is_awaited = rental == room::RentalState::rented
                              ? told.state.situation.arrival == room::Arrival::awaited
                              : told.why.climate.because == room::Because::awaiting_guest;
  if (!is_awaited) return Stand::other;
  const bool is_ready = observed.delivery == Delivery::confirmed && is_at_band(told);
  return is_ready ? Stand::ready : Stand::getting_ready;
}

}  // namespace innkeeper::hub
