// SPDX-License-Identifier: Apache-2.0
#include "hub/simpms/line_output.hpp"

#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <string_view>

namespace innkeeper::hub::simpms {

bool write_line(int descriptor, std::string line) {
  line += '\n';
  std::string_view rest = line;
  constexpr int kPatienceMs = std::chrono::milliseconds(kReaderPatience).count();
  while (!rest.empty()) {
    const ssize_t written = ::write(descriptor, rest.data(), rest.size());
    if (written >= 0) {
      rest.remove_prefix(static_cast<std::size_t>(written));
      continue;
    }
    if (errno == EINTR) continue;
    if (errno != EAGAIN) return false;
    pollfd wait{descriptor, POLLOUT, 0};
    if (::poll(&wait, 1, kPatienceMs) == 0) return false;
  }
  return true;
}

}  // namespace innkeeper::hub::simpms
