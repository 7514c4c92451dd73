// SPDX-License-Identifier: Apache-2.0
// Commands that a person types on the board's console: the panel of the emulated room, its contacts, and
// commissioning. docs/firmware.md lists them.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "device/cortex_m/eeprom.hpp"
#include "device/cortex_m/line_reader.hpp"
#include "device/cortex_m/output.hpp"
#include "device/cortex_m/provisioning.hpp"
#include "device/cortex_m/room_unit.hpp"

namespace innkeeper::cortex_m {

class Console {
 public:
  /// `room`: null while the board does not know which room it is. All must outlive the console.
  Console(Output& output, Eeprom& eeprom, Provisioning& provisioning)
      : output_(output), eeprom_(eeprom), provisioning_(provisioning) {}
  void attach(RoomUnit& room) { room_ = &room; }

  /// Takes what was typed, and goes on with answers of many lines.
  void poll(room::Time now);
  /// Somebody asked the board to start again.
  [[nodiscard]] bool wants_restart() const { return wants_restart_; }

 private:
  static constexpr std::size_t kNoHelp = 1'000;
  void run(std::string_view line, room::Time now);
  /// False for a word that is no command of its group.
  [[nodiscard]] bool run_panel(std::string_view word, std::string_view rest, room::Time now);
  [[nodiscard]] bool run_board(std::string_view word, room::Time now);
  void light(std::string_view name, std::string_view rest, room::Time now);
  [[nodiscard]] bool contact(std::string_view word, std::string_view operand);
  void provision(std::string_view rest);
  void provision_light(std::string_view rest);
  /// `erases`: writes that there is none.
  void save_provisioning(bool erases);
  void show_provisioning();
  void show_panel(room::Time now);
  void show_status(room::Time now);
  void done() { output_.line("ok"); }
  void refuse(std::string_view what, std::string_view word, std::string_view remedy);

  Output& output_;
  Eeprom& eeprom_;
  Provisioning& provisioning_;
  RoomUnit* room_ = nullptr;
  LineReader reader_;
  std::size_t help_line_ = kNoHelp;
  bool wants_restart_ = false;
};

}  // namespace innkeeper::cortex_m
