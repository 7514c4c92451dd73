// SPDX-License-Identifier: Apache-2.0
// What guests ask of their own room through the guest page, and what the desk asks about the cards that
// lead to it. Whoever asks has hashed the tokens: none comes here. docs/guest-page.md has the rules.
#pragma once

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "hub/core/comfort/complaint.hpp"
#include "hub/core/rooms/room_requests.hpp"
#include "shared/room/decide.hpp"
#include "shared/room/hand.hpp"
#include "shared/room/scene.hpp"
#include "shared/room/time.hpp"
#include "shared/room/units.hpp"

namespace innkeeper::hub {

/// A link ends with its tenancy; of one that lasts longer a new card is printed. Our choice.
inline constexpr std::chrono::seconds kGuestLinkLife = std::chrono::hours(24 * 60);
/// Good at a time for one room: a card for each guest and some that were lost. The oldest ends.
inline constexpr std::size_t kMaxLinksOfRoom = 8;
/// Links that are made at once: a floor.
inline constexpr std::size_t kMaxCards = 1000;

/// The scenes of a guest: cleaning light is housekeeping's.
inline constexpr room::Scene kGuestScenes[] = {room::Scene::welcome, room::Scene::relax,
                                               room::Scene::read, room::Scene::night,
                                               room::Scene::off};

/// Rented rooms, for which there may be cards.
struct ListCardRooms {
  std::string floor;  ///< empty: every floor
};
struct NewCard {
  std::string number;
  std::string hash;  ///< of its token
};
/// Makes links for these rooms as long as their guests stay; a room that nobody rents gets none.
struct MakeGuestLinks {
  std::vector<NewCard> cards;
  bool replace = false;  ///< links that were made before end
};
/// Every link of the room ends.
struct EndGuestLinks {
  std::string number;
};

/// Somebody opens the page with a token.
struct OpenGuestPage {
  std::string hash;
  std::string address;  ///< where from
};
struct ShowOwnRoom {};
/// Sets what is given, as the wall panel would.
struct ChangeOwnRoom {
  std::optional<room::Temperature> setpoint{};
  std::optional<room::Scene> scene{};  ///< one of kGuestScenes
  std::optional<room::ServiceWish> service{};
};
struct ExplainOwnRoom {};
/// Whether the house keeps what this guest likes, for the next stay.
struct SetOwnMemory {
  bool keep = false;
  std::optional<std::string> language{};  ///< kept, too
  std::optional<room::Units> units{};     ///< kept, too
};

/// Something is not right in the own room; answered with ComfortView, see ReportComfort.
struct ComplainOfOwnRoom {
  Complaint complaint = Complaint::too_cold;
};

using GuestPageRequest =
    std::variant<ListCardRooms, MakeGuestLinks, EndGuestLinks, OpenGuestPage, ShowOwnRoom,
                 ChangeOwnRoom, ExplainOwnRoom, SetOwnMemory, ComplainOfOwnRoom>;

struct CardRoomsView {
  std::vector<std::string> numbers;
};

struct GuestLink {
  std::string number;
  std::string floor;
  std::string language;  ///< of the guest; empty: unknown
  std::string hash;      ///< as asked
  room::UtcTime until;   ///< at the latest
};
struct GuestLinksView {
  std::string property;
  std::vector<GuestLink> links;
};

/// How far the room is with what was asked of it.
enum class RoomAnswer : std::uint8_t {
  confirmed,    // it does what was asked
  sent,         // on its way
  unreachable,  // it is not heard, or stays silent: the wall panel works
  refused,      // it cannot do this
};
[[nodiscard]] std::string_view name_of(RoomAnswer answer);

/// Whether the house keeps what the guest likes.
enum class Memory : std::uint8_t {
  unavailable,  // it does not know who the guest is
  shared,       // several guests: it does not know whose wish it is
  unknown,      // nobody asked
  kept,
  refused,
};
[[nodiscard]] std::string_view name_of(Memory memory);

/// A room as its guest sees it: nothing of other guests, nobody of the staff.
struct OwnRoomView {
  std::string property;
  std::string number;
  room::UtcTime at;
  int offset_min = 0;  ///< of the house's clocks
  RoomAnswer answer = RoomAnswer::sent;
  std::optional<room::Temperature> air;
  /// Set by hand, otherwise as stored, otherwise as the house has it: where the next step begins.
  room::Temperature wanted;
  room::Temperature min;  ///< of what a guest may want
  room::Temperature max;
  room::Decision decision;
  std::optional<room::Scene> scene;
  room::ServiceWish service = room::ServiceWish::none;
  room::Units units = room::Units::celsius;
  std::string language;  ///< of the stay; empty: unknown
  Memory memory = Memory::unavailable;
};

}  // namespace innkeeper::hub
