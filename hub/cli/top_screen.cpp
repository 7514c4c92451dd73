// SPDX-License-Identifier: Apache-2.0
// What `top` shows. No I/O.
#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "hub/cli/top.hpp"
#include "hub/cli/words.hpp"

namespace innkeeper::hub::cli {
namespace {

constexpr std::size_t kHeadLines = 4;
constexpr std::size_t kFootLines = 1;

/// Kelvin between what is measured and what is wanted, or the band that is.
std::optional<double> gap(const Room& room) {
  const auto& climate = room.decision.climate;
  if (!room.air || !climate) return std::nullopt;
  if (climate->setpoint) return *room.air - *climate->setpoint;
  if (climate->heat && *room.air < *climate->heat) return *room.air - *climate->heat;
  if (climate->cool && *room.air > *climate->cool) return *room.air - *climate->cool;
  return climate->heat || climate->cool ? std::optional(0.0) : std::nullopt;
}

int rank_of_link(const std::string& link) {
  return link == "lost" ? 0 : link == "offline" ? 1 : link == "online" ? 3 : 2;
}

/// The lower, the worse.
int rank_of_problems(const Room& room) {
  if (!room.faults.empty() || room.delivery == "rejected") return 0;
  if (room.delivery == "unconfirmed") return 1;
  if (room.link == "lost" || room.link == "offline") return 2;
  return room.link != "online" || room.delivery != "confirmed" ? 3 : 4;
}

/// What rooms are compared by; the least comes first.
double weight(const Room& room, SortKey key) {
  switch (key) {
    case SortKey::room: return 0;
    case SortKey::problems: return rank_of_problems(room);
    case SortKey::link: return rank_of_link(room.link);
    case SortKey::temperature: return room.air ? -*room.air : 1e9;
    case SortKey::gap: {
      const auto kelvin = gap(room);
      return kelvin ? -std::abs(*kelvin) : 1e9;
    }
  }
  return 0;
}

std::string_view name_of(SortKey key) {
  switch (key) {
    case SortKey::room: return "room";
    case SortKey::problems: return "problems";
    case SortKey::temperature: return "temperature";
    case SortKey::gap: return "gap";
    case SortKey::link: return "link";
  }
  return {};
}

Cell gap_cell(const Room& room) {
  const auto kelvin = gap(room);
  if (!kelvin) return {std::string(kNothing)};
  const double size = std::abs(*kelvin);
  constexpr double kNear = 0.5;
  constexpr double kFar = 2;
  const Style style = size <= kNear ? Style::good : size < kFar ? Style::wait : Style::bad;
  return {(*kelvin > 0 ? "+" : "") + number_text(*kelvin), style};
}

Row row_of(const Room& room) {
  const std::string faults = plain_words(room.faults);
  return {{room.number, Style::bold},
          {or_nothing(room.floor)},
          {plain_word(room.rental)},
          link_state(room.link),
          state(room.delivery),
          {celsius(room.air)},
          {room.decision.climate ? aim(*room.decision.climate) : std::string(kNothing)},
          gap_cell(room),
          {room.faults.empty() ? "" : faults, Style::bad}};
}

std::string head(const Status& status, const TopView& view, const Paint& paint) {
  std::string text = paint(or_nothing(printable(status.property)), Style::bold) + "  broker " +
                     paint(or_nothing(status.broker), style_of(status.broker)) + "  PMS " +
                     (status.pms.empty() ? "none" : paint(status.pms, style_of(status.pms))) + '\n';
  text += count_text(status.rooms) + (status.rooms == 1U ? " room, " : " rooms, ") +
          count_text(status.online) + " online, " + count_text(status.confirmed) + " confirmed, " +
          count_text(status.rented) + " rented, ";
  const bool is_well = status.at_fault.value_or(0) == 0;
  text += paint(count_text(status.at_fault) + " at fault", is_well ? Style::plain : Style::bad);
  return text + '\n' + (view.trouble.empty() ? "" : paint(view.trouble, Style::bad)) + '\n';
}

}  // namespace

SortKey sort_key(std::string_view word) {
  for (const SortKey key : {SortKey::room, SortKey::temperature, SortKey::gap, SortKey::link}) {
    if (word == name_of(key)) return key;
  }
  return SortKey::problems;
}

void sort_rooms(std::vector<Room>& rooms, SortKey key) {
  std::stable_sort(rooms.begin(), rooms.end(), [key](const Room& one, const Room& other) {
    const double first = weight(one, key);
    const double second = weight(other, key);
    // Numbers of one length compare as numbers do; longer ones are higher up in the house.
    return std::tuple(first, one.number.size(), std::string_view(one.number)) <
           std::tuple(second, other.number.size(), std::string_view(other.number));
  });
}

std::string top_screen(const Status& status, const std::vector<Room>& rooms, const TopView& view,
                       TerminalSize size, const Paint& paint) {
  const std::size_t lines =
      size.rows > kHeadLines + kFootLines ? size.rows - kHeadLines - kFootLines : 1;
  const std::size_t from = std::min(view.scroll, rooms.size());
  const std::size_t to = std::min(from + lines, rooms.size());
  std::vector<Row> rows{
      headings({"ROOM", "FLOOR", "RENTAL", "LINK", "DELIVERY", "AIR", "WANTED", "GAP", "FAULTS"})};
  for (std::size_t i = from; i < to; ++i) rows.push_back(row_of(rooms[i]));
  const std::string range = rooms.empty() ? "no rooms"
                                          : std::to_string(from + 1) + '-' + std::to_string(to) +
                                                " of " + std::to_string(rooms.size());
  return head(status, view, paint) + aligned(rows, paint) +
         paint(range + " by " + std::string(name_of(view.key)) +
                   "; sort: r p t g l, scroll: arrows, q: quit",
               Style::faint);
}

}  // namespace innkeeper::hub::cli
