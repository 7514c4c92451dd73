// SPDX-License-Identifier: Apache-2.0
// What Prometheus gets to see: read on the thread that owns it, put into text on the one that moves bytes.
#include <boost/asio/post.hpp>
#include <memory>
#include <utility>

#include "hub/daemon/hub.hpp"
#include "hub/daemon/process_reading.hpp"
#include "hub/metrics/exposition.hpp"

namespace innkeeper::hub::daemon {

void Hub::expose(const MetricsView& view, std::function<void(std::string)> then) {
  auto shell = std::make_shared<metrics::ShellReading>();
  shell->commits = commits_.reading();
  shell->broker = rooms_.reading();
  shell->asks = home_assistant_.reading();
  shell->events_waiting = thread_.waiting();
  boost::asio::post(io_, [this, view, shell, then = std::move(then)] {
    read_shell(*shell);
    then(metrics::exposition(view, *shell));
  });
}

void Hub::read_shell(metrics::ShellReading& shell) {
  shell.process = read_process();
  for (const auto& line : desk_.replies().lines()) {
    shell.replies.push_back(
        {std::string(line.method), std::string(line.pattern), line.hundred, line.replies});
  }
  if (pms_) shell.pms_waiting = pms_->waiting();
  if (webhook_.is_open()) {
    shell.posts_read = webhook_.read_so_far();
    shell.posts_refused = webhook_.refused_so_far();
  }
  shell.certificate_ends_at = certificate_ends_at_;
  shell.database_bytes = size_of_database(config_.database);
  shell.disk_free_bytes = free_beside(config_.database);
}

}  // namespace innkeeper::hub::daemon
