// SPDX-License-Identifier: Apache-2.0
// Lets `innkeeper-agent board list` see the points while the agent runs and holds the board: a socket in
// the state directory that tells what the agent knows, to its own user and to root, and takes nothing.
#pragma once

#include <filesystem>
#include <functional>
#include <string>
#include <thread>

#include "device/linux/points/listing.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::device {

/// A reader that takes longer is left alone.
inline constexpr int kWindowPatienceMs = 5'000;

class BoardWindow {
 public:
  /// `look` is called from a thread of the window. Without a socket, as in a path too long for one, the
  /// agent runs all the same, with a warning.
  BoardWindow(const std::filesystem::path& state_directory, std::function<BoardListing()> look);
  ~BoardWindow();
  BoardWindow(const BoardWindow&) = delete;
  BoardWindow& operator=(const BoardWindow&) = delete;

 private:
  void run();
  void answer(int reader);

  std::filesystem::path path_;
  std::function<BoardListing()> look_;
  int listening_ = -1;
  int stop_ = -1;
  std::thread thread_;
};

/// What the running agent tells, as text or JSON; or why it tells nothing.
[[nodiscard]] Result<std::string, std::string> look_through(
    const std::filesystem::path& state_directory, bool json);

}  // namespace innkeeper::device
