// SPDX-License-Identifier: Apache-2.0
#include "hub/cli/doctor/bundle.hpp"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/utsname.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <system_error>
#include <utility>

#include "hub/cli/private_file.hpp"
#include "shared/config/version.hpp"

namespace innkeeper::hub::cli::doctor {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view kHidden = "[redacted]";
/// Of settings and log each: the end of what is longer.
constexpr std::size_t kMaxBytes = std::size_t{1} << 20U;
constexpr std::size_t kLogLines = 500;

bool is_word(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '_' ||
         c == '-';
}

/// Tokens of the hub are inkt_, inko_, inks_, inkl_, ing_ or the like, and 43 digits.
std::string without_tokens(std::string_view line) {
  constexpr std::size_t kDigits = 32;
  std::string result;
  while (!line.empty()) {
    const auto end = std::find_if_not(line.begin(), line.end(), is_word);
    const auto size = static_cast<std::size_t>(end - line.begin());
    const std::string_view word = line.substr(0, size);
    const std::size_t dash = word.find('_');
    const bool is_token = word.starts_with("in") && dash <= 4 && word.size() >= dash + 1 + kDigits;
    // A long word of nothing but digits and letters is a key, a digest or the like: better not.
    result += is_token || word.size() >= 2 * kDigits ? kHidden : word;
    if (size < line.size()) result += line[size];
    line.remove_prefix(std::min(size + 1, line.size()));
  }
  return result;
}

/// `user:password@` behind `//`.
std::string without_logins(std::string line) {
  for (std::size_t at = line.find("://"); at != std::string::npos; at = line.find("://", at + 1)) {
    const std::size_t begin = at + 3;
    const std::size_t end = line.find_first_of("/ \"'", begin);
    const std::size_t sign = line.rfind('@', end == std::string::npos ? line.size() : end);
    if (sign != std::string::npos && sign > begin) {
      line.replace(begin, sign - begin, kHidden);
    }
  }
  return line;
}

bool names_a_secret(std::string_view key) {
  std::string low(key);
  std::transform(low.begin(), low.end(), low.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  if (low.ends_with("_file") || low == "key") return false;  // the name of a file
  for (const char* word : {"password", "passwd", "secret", "token", "credential", "key"}) {
    if (low.find(word) != std::string::npos) return true;
  }
  return false;
}

/// `key = value` and `key: value`, of settings.
std::string without_values(const std::string& line) {
  const std::size_t sign = line.find_first_of("=:");
  if (sign == std::string::npos) return line;
  std::size_t end = sign;
  while (end > 0 && (line[end - 1] == ' ' || line[end - 1] == '"')) --end;
  std::size_t begin = end;
  while (begin > 0 && (is_word(line[begin - 1]) || line[begin - 1] == '.')) --begin;
  if (!names_a_secret(std::string_view(line).substr(begin, end - begin))) return line;
  return line.substr(0, sign + 1) + ' ' + std::string(kHidden);
}

std::string text_of(const fs::path& file) {
  std::ifstream in(file, std::ios::binary);
  if (!in) return "cannot be read\n";
  in.seekg(0, std::ios::end);
  const auto size = static_cast<std::size_t>(std::max<std::streamoff>(in.tellg(), 0));
  in.seekg(size > kMaxBytes ? static_cast<std::streamoff>(size - kMaxBytes) : 0);
  std::string text(std::min(size, kMaxBytes), '\0');
  in.read(text.data(), static_cast<std::streamsize>(text.size()));
  text.resize(static_cast<std::size_t>(std::max<std::streamsize>(in.gcount(), 0)));
  return text;
}

std::string last_lines(const std::string& text) {
  std::size_t begin = text.size();
  for (std::size_t lines = 0; begin > 0 && lines <= kLogLines; ++lines) {
    const std::size_t before = text.rfind('\n', begin - 1);
    begin = before == std::string::npos ? 0 : before;
  }
  return text.substr(begin);
}

std::string versions() {
  utsname system{};
  ::uname(&system);
  return "innkeeper " + std::string(config::version()) + "\nkernel " + system.sysname + ' ' +
         system.release + ' ' + system.machine + "\n\n" + text_of("/etc/os-release");
}

/// Far longer than journalctl and tar take for what they are asked.
constexpr std::chrono::seconds kLongestRun{60};
constexpr int kLookEvery_ms = 10;

/// Waits for a child to end, and ends it when that takes too long. True when it ended well.
bool ends_well(pid_t child) {
  const auto deadline = std::chrono::steady_clock::now() + kLongestRun;
  int status = 0;
  pid_t ended = 0;
  while ((ended = ::waitpid(child, &status, WNOHANG)) == 0) {
    if (std::chrono::steady_clock::now() >= deadline) {
      ::kill(child, SIGKILL);
      ::waitpid(child, &status, 0);
      return false;
    }
    ::poll(nullptr, 0, kLookEvery_ms);
  }
  return ended == child && WIFEXITED(status) && WEXITSTATUS(status) == 0;
}

/// Runs a program; what it prints goes to `out`, unless that is empty. True when it ended well.
bool run(std::vector<std::string> words, const std::string& out) {
  std::vector<char*> argv;
  argv.reserve(words.size() + 1);
  for (std::string& word : words) argv.push_back(word.data());
  argv.push_back(nullptr);
  posix_spawn_file_actions_t actions{};
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, out.empty() ? "/dev/null" : out.c_str(),
                                   O_WRONLY | O_CREAT | O_TRUNC, S_IRUSR | S_IWUSR);
  pid_t child = 0;
  const int failed = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  return failed == 0 && ends_well(child);
}

/// From the journal, or from `file` when one is named.
std::string log_text(const std::string& file, const fs::path& folder) {
  if (!file.empty()) return last_lines(text_of(file));
  const fs::path raw = folder / "journal";
  const bool is_there =
      run({"journalctl", "--unit=innkeeperd", "--lines=" + std::to_string(kLogLines), "--no-pager",
           "--output=short-iso"},
          raw.string());
  std::string text = is_there ? text_of(raw) : "there is no journal; name a file with --log\n";
  std::error_code error;
  fs::remove(raw, error);
  return text;
}

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "innkeeper-doctor-XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  ~Folder() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;
  [[nodiscard]] const fs::path& path() const { return path_; }

 private:
  fs::path path_;
};

}  // namespace

std::string redacted(std::string_view text) {
  std::string result;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find('\n'), text.size());
    const std::string line(text.substr(0, end));
    result += without_tokens(without_logins(without_values(line))) + '\n';
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return result;
}

Result<void, std::string> write_bundle(const std::string& file,
                                       const std::vector<Finding>& findings,
                                       const std::string& settings, const std::string& log) {
  const Folder folder;
  const fs::path inside = folder.path() / "innkeeper-doctor";
  std::error_code error;
  if (folder.path().empty() || !fs::create_directory(inside, error)) {
    return fail("cannot make a folder in " + fs::temp_directory_path().string());
  }
  const std::vector<std::pair<std::string, std::string>> parts{
      {"findings.txt", findings_screen(findings, Paint(false))},
      {"findings.json",
       findings_document(findings).dump(2, ' ', false, Json::error_handler_t::replace)},
      {"versions.txt", versions()},
      {"hub.toml", text_of(settings)},
      {"log.txt", log_text(log, folder.path())}};
  for (const auto& [name, text] : parts) {
    if (auto written = write_private((inside / name).string(), redacted(text)); !written) {
      return written;
    }
  }
  // Made first, so that it is ours alone from the beginning.
  if (auto made = write_private(file, {}); !made) return made;
  if (run({"tar", "-C", folder.path().string(), "--owner=0", "--group=0", "-cz",
           "innkeeper-doctor"},
          file)) {
    return {};
  }
  ::unlink(file.c_str());
  return fail("cannot write " + file + ": tar and gzip are needed, and space");
}

}  // namespace innkeeper::hub::cli::doctor
