// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/top.hpp"

#include <algorithm>
#include <chrono>
#include <optional>
#include <ostream>

#include "hub/cli/screens.hpp"
#include "hub/cli/session.hpp"
#include "shared/config/command_line.hpp"

namespace innkeeper::hub::cli {
namespace {

constexpr std::chrono::seconds kPause{2};

struct House {
  Status status;
  std::vector<Room> rooms;
};

/// The document at `target`, or why there is none.
Result<Json, std::string> look(const Session& session, std::string target) {
  const auto answer = session.call({"GET", std::move(target), {}});
  if (!answer) return fail(answer.error().substr(0, answer.error().find('\n')));
  auto document = parse_json(answer->body);
  if (!document) return fail(std::string("what answers does not speak like a hub"));
  if (answer->status == 200) return document;
  const auto problem = read_problem(*document);
  return fail(problem ? problem->title : "the hub answered " + std::to_string(answer->status));
}

/// Renews what is known of the house; why it could not, otherwise.
std::string renew(const Session& session, House& house) {
  const auto status = look(session, "/api/v1/status");
  if (!status) return status.error();
  const auto rooms = look(session, "/api/v1/rooms");
  if (!rooms) return rooms.error();
  const auto read_status_of = read_status(*status);
  auto read_rooms_of = read_rooms(*rooms);
  if (!read_status_of || !read_rooms_of) return "what answers does not speak like a hub";
  house = {*read_status_of, *std::move(read_rooms_of)};
  return {};
}

int print_once(const Session& session, SortKey key) {
  auto document = session.ask({"GET", "/api/v1/rooms", {}});
  if (!document) return config::kExitFailed;
  if (session.json()) {
    session.print(*document);
    return config::kExitOk;
  }
  auto rooms = read_rooms(*document);
  if (!rooms) return session.not_a_hub("its document lacks what belongs there");
  sort_rooms(*rooms, key);
  session.out() << rooms_screen(*rooms, session.paint());
  return config::kExitOk;
}

/// What a key does; false: it ends the view.
bool press(const std::string& keys, std::size_t page, TopView& view) {
  const auto down = [&view](std::size_t lines) { view.scroll += lines; };
  const auto up = [&view](std::size_t lines) { view.scroll -= std::min(view.scroll, lines); };
  if (keys == "\x1b[A" || keys == "k") up(1);
  if (keys == "\x1b[B" || keys == "j") down(1);
  if (keys == "\x1b[5~") up(page);
  if (keys == "\x1b[6~") down(page);
  if (keys.starts_with('\x1b')) return true;
  for (const char key : keys) {
    if (key == 'q') return false;
    if (key == 'r') view.key = SortKey::room;
    if (key == 'p') view.key = SortKey::problems;
    if (key == 't') view.key = SortKey::temperature;
    if (key == 'g') view.key = SortKey::gap;
    if (key == 'l') view.key = SortKey::link;
  }
  return true;
}

int run_live(const Session& session, TopView view) {
  const Interrupts interrupts;
  const WholeScreen screen;
  House house;
  auto next = std::chrono::steady_clock::now();
  while (!interrupts.ended() && session.out()) {
    if (std::chrono::steady_clock::now() >= next) {
      view.trouble = renew(session, house);
      next = std::chrono::steady_clock::now() + kPause;
    }
    const TerminalSize size = terminal_size();
    sort_rooms(house.rooms, view.key);
    if (!house.rooms.empty()) view.scroll = std::min(view.scroll, house.rooms.size() - 1);
    session.out() << redraw(top_screen(house.status, house.rooms, view, size, session.paint()),
                            size)
                  << std::flush;
    const auto left = next - std::chrono::steady_clock::now();
    interrupts.wait(
        std::max(std::chrono::ceil<std::chrono::milliseconds>(left), std::chrono::milliseconds(0)),
        true);
    const std::string keys = screen.keys();
    if (keys.find(' ') != std::string::npos) next = std::chrono::steady_clock::now();
    if (!press(keys, size.rows, view)) break;
  }
  return config::kExitOk;
}

}  // namespace

int run_top(Session& session) {
  const SortKey key = sort_key(session.given().get("sort"));
  if (!session.is_terminal() || !is_person_there() || session.json()) {
    return print_once(session, key);
  }
  return run_live(session, {key, 0, {}});
}

}  // namespace innkeeper::hub::cli
