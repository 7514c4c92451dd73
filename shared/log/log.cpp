// SPDX-License-Identifier: Apache-2.0
#include "shared/log/log.hpp"

#include <spdlog/pattern_formatter.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <cstdlib>
#include <memory>
#include <mutex>
#include <string>
#include <utility>

#include "shared/log/flood_gate.hpp"
#include "shared/log/logfmt.hpp"

namespace innkeeper::log {
namespace {

constexpr std::array<std::pair<std::string_view, Level>, 4> kNames{{
    {"debug", Level::debug},
    {"info", Level::info},
    {"warning", Level::warning},
    {"error", Level::error},
}};

spdlog::level::level_enum spdlog_level(Level level) {
  switch (level) {
    case Level::debug: return spdlog::level::debug;
    case Level::info: return spdlog::level::info;
    case Level::warning: return spdlog::level::warn;
    case Level::error: return spdlog::level::err;
  }
  return spdlog::level::err;
}

/// `<6>` and its like: how systemd-journald learns the priority of a line (sd-daemon(3)).
class JournalPriority final : public spdlog::custom_flag_formatter {
 public:
  void format(const spdlog::details::log_msg& message, const std::tm&,
              spdlog::memory_buf_t& out) override {
    const std::string_view prefix = message.level >= spdlog::level::err    ? "<3>"
                                    : message.level >= spdlog::level::warn ? "<4>"
                                    : message.level >= spdlog::level::info ? "<6>"
                                                                           : "<7>";
    out.append(prefix.data(), prefix.data() + prefix.size());
  }
  [[nodiscard]] std::unique_ptr<custom_flag_formatter> clone() const override {
    return std::make_unique<JournalPriority>();
  }
};

/// systemd sets JOURNAL_STREAM to device:inode of the stream; a child whose stderr was redirected
/// inherits the variable and must not believe it.
bool stderr_is_the_journal() {
  const char* stream = std::getenv("JOURNAL_STREAM");
  if (stream == nullptr) return false;
  struct stat status {};
  if (fstat(STDERR_FILENO, &status) != 0) return false;
  return std::to_string(status.st_dev) + ':' + std::to_string(status.st_ino) == stream;
}

class Writer {
 public:
  Writer() : logger_("innkeeper", std::make_shared<spdlog::sinks::stderr_sink_mt>()) {
    auto formatter = std::make_unique<spdlog::pattern_formatter>(spdlog::pattern_time_type::utc);
    formatter->add_flag<JournalPriority>('*').set_pattern(
        stderr_is_the_journal() ? "%*%Y-%m-%dT%H:%M:%S.%eZ %l %v" : "%Y-%m-%dT%H:%M:%S.%eZ %l %v");
    logger_.set_formatter(std::move(formatter));
    logger_.set_level(spdlog::level::info);
  }

  void write(Level level, std::string_view event, std::span<const Field> fields) {
    if (!logger_.should_log(spdlog_level(level))) return;
    const auto now = std::chrono::duration_cast<FloodGate::Time>(
        std::chrono::steady_clock::now().time_since_epoch());
    bool admitted = false;
    std::vector<FloodGate::Suppressed> told;
    {
      const std::lock_guard lock(mutex_);
      told = gate_.take_suppressed(now);
      admitted = gate_.admit(event, now);
    }
    for (const FloodGate::Suppressed& kept_back : told) {
      const std::array report{Field("of", std::string_view(kept_back.event)),
                              Field("suppressed", kept_back.lines)};
      print(Level::warning, logfmt("log.suppressed", report));
    }
    if (admitted) print(level, logfmt(event, fields));
  }

  void set_level(Level level) { logger_.set_level(spdlog_level(level)); }

 private:
  void print(Level level, const std::string& line) {
    logger_.log(spdlog_level(level), spdlog::string_view_t(line.data(), line.size()));
  }

  spdlog::logger logger_;
  std::mutex mutex_;
  FloodGate gate_;
};

Writer& writer() {
  // Never destroyed: threads and destructors of other statics may still log at exit.
  static auto* const instance = new Writer();
  return *instance;
}

}  // namespace

std::optional<Level> level_named(std::string_view name) {
  for (const auto& [known, level] : kNames) {
    if (known == name) return level;
  }
  return std::nullopt;
}

void write(Level level, std::string_view event, std::initializer_list<Field> fields) {
  writer().write(level, event, std::span(fields.begin(), fields.size()));
}

void write(Level level, std::string_view event, std::span<const Field> fields) {
  writer().write(level, event, fields);
}

void set_level(Level level) { writer().set_level(level); }

}  // namespace innkeeper::log
