// SPDX-License-Identifier: Apache-2.0
#include "tests/support/process.hpp"

#include <arpa/inet.h>
#include <fcntl.h>
#include <netinet/in.h>
#include <poll.h>
#include <signal.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <stdexcept>
#include <system_error>
#include <thread>
#include <utility>

namespace innkeeper::support {

namespace {

using Clock = std::chrono::steady_clock;

[[noreturn]] void fail_with_errno(const std::string& what) {
  throw std::runtime_error(what + ": " + std::generic_category().message(errno));
}

struct Pipes {
  std::array<int, 2> in{-1, -1};
  std::array<int, 2> out{-1, -1};
};

/// As exec wants it: a null pointer ends the list.
std::vector<char*> pointers_to(std::vector<std::string>& texts) {
  std::vector<char*> pointers;
  pointers.reserve(texts.size() + 1);
  for (std::string& text : texts) pointers.push_back(text.data());
  pointers.push_back(nullptr);
  return pointers;
}

/// In the child, between fork and exec: only async-signal-safe calls.
[[noreturn]] void become(char* const* words, char* const* environment, int log, const Pipes& pipes,
                         pid_t parent) {
  prctl(PR_SET_PDEATHSIG, SIGKILL);
  if (getppid() != parent) _exit(125);
  // Ctrl-C in a terminal is for the owner, which ends its children in order.
  setpgid(0, 0);
  const int null = open("/dev/null", O_RDONLY | O_CLOEXEC);
  dup2(pipes.in[0] >= 0 ? pipes.in[0] : null, STDIN_FILENO);
  dup2(pipes.out[1] >= 0 ? pipes.out[1] : log, STDOUT_FILENO);
  dup2(log, STDERR_FILENO);
  execvpe(words[0], words, environment);
  _exit(127);
}

}  // namespace

Process::Process(const Command& command) {
  const int log = open(command.log.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600);
  if (log < 0) fail_with_errno("cannot write " + command.log.string());
  Pipes pipes;
  if (command.piped &&
      (pipe2(pipes.in.data(), O_CLOEXEC) != 0 || pipe2(pipes.out.data(), O_CLOEXEC) != 0)) {
    fail_with_errno("cannot make a pipe");
  }
  std::vector<std::string> words = command.words;
  std::vector<std::string> more = command.environment;
  std::vector<char*> argv = pointers_to(words);
  // The first of two equal names counts.
  std::vector<char*> environment = pointers_to(more);
  environment.pop_back();
  for (char** entry = environ; *entry != nullptr; ++entry) environment.push_back(*entry);
  environment.push_back(nullptr);

  const pid_t parent = getpid();
  pid_ = fork();
  if (pid_ < 0) fail_with_errno("cannot fork");
  if (pid_ == 0) become(argv.data(), environment.data(), log, pipes, parent);
  close(log);
  if (command.piped) {
    close(pipes.in[0]);
    close(pipes.out[1]);
    to_child_ = pipes.in[1];
    from_child_ = pipes.out[0];
  }
}

Process::~Process() {
  kill();
  forget();
}

Process::Process(Process&& other) noexcept { *this = std::move(other); }

Process& Process::operator=(Process&& other) noexcept {
  if (this == &other) return *this;
  kill();
  forget();
  pid_ = std::exchange(other.pid_, -1);
  status_ = other.status_;
  to_child_ = std::exchange(other.to_child_, -1);
  from_child_ = std::exchange(other.from_child_, -1);
  unread_ = std::move(other.unread_);
  return *this;
}

void Process::forget() {
  if (to_child_ >= 0) close(to_child_);
  if (from_child_ >= 0) close(from_child_);
  to_child_ = from_child_ = -1;
}

bool Process::running() { return !wait(Milliseconds(0)); }

void Process::signal(int number) {
  if (pid_ > 0 && !status_) ::kill(pid_, number);
}

std::optional<int> Process::wait(Milliseconds deadline) {
  const auto end = Clock::now() + deadline;
  while (pid_ > 0 && !status_) {
    int status = 0;
    const pid_t ended = waitpid(pid_, &status, WNOHANG);
    if (ended == pid_) status_ = status;
    if (status_ || Clock::now() >= end) break;
    std::this_thread::sleep_for(Milliseconds(5));
  }
  return status_;
}

bool Process::stop(Milliseconds deadline) {
  signal(SIGTERM);
  if (!wait(deadline)) {
    kill();
    return false;
  }
  return WIFEXITED(*status_) && WEXITSTATUS(*status_) == 0;
}

void Process::kill() {
  if (pid_ <= 0 || status_) return;
  ::kill(pid_, SIGKILL);
  static_cast<void>(wait(std::chrono::seconds(10)));
}

bool Process::write_line(std::string_view line) {
  std::string bytes(line);
  bytes.push_back('\n');
  // MSG_NOSIGNAL is for sockets only: a child that is gone must not take its owner along.
  ::signal(SIGPIPE, SIG_IGN);
  std::size_t written = 0;
  while (written < bytes.size()) {
    const ssize_t size = write(to_child_, bytes.data() + written, bytes.size() - written);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) return false;
    written += static_cast<std::size_t>(size);
  }
  return true;
}

std::optional<std::string> Process::read_line(Milliseconds deadline) {
  const auto end = Clock::now() + deadline;
  while (true) {
    if (const auto newline = unread_.find('\n'); newline != std::string::npos) {
      std::string line = unread_.substr(0, newline);
      unread_.erase(0, newline + 1);
      return line;
    }
    const auto left = std::chrono::duration_cast<Milliseconds>(end - Clock::now());
    if (left.count() < 0) return std::nullopt;
    pollfd waiting{from_child_, POLLIN, 0};
    if (poll(&waiting, 1, static_cast<int>(left.count())) <= 0) return std::nullopt;
    std::array<char, 4096> buffer{};
    const ssize_t size = read(from_child_, buffer.data(), buffer.size());
    if (size <= 0) return std::nullopt;
    unread_.append(buffer.data(), static_cast<std::size_t>(size));
  }
}

namespace {

int loopback_socket(sockaddr_in& address, std::uint16_t port) {
  address = {};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  const int fd = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (fd < 0) fail_with_errno("cannot make a socket");
  return fd;
}

}  // namespace

std::uint16_t free_port() {
  sockaddr_in address;
  const int fd = loopback_socket(address, 0);
  socklen_t size = sizeof address;
  auto* generic = reinterpret_cast<sockaddr*>(&address);
  const bool bound = bind(fd, generic, size) == 0 && getsockname(fd, generic, &size) == 0;
  close(fd);
  if (!bound) fail_with_errno("no free port on 127.0.0.1");
  return ntohs(address.sin_port);
}

bool Process::opens(std::uint16_t port, Milliseconds deadline) {
  const auto end = Clock::now() + deadline;
  while (true) {
    sockaddr_in address;
    const int fd = loopback_socket(address, port);
    const bool up = connect(fd, reinterpret_cast<sockaddr*>(&address), sizeof address) == 0;
    close(fd);
    if (up) return true;
    if (Clock::now() >= end || wait(Milliseconds(10))) return false;
  }
}

std::uint64_t resident_kib(pid_t pid) {
  std::ifstream status("/proc/" + std::to_string(pid) + "/status");
  std::string word;
  while (status >> word) {
    std::uint64_t kib = 0;
    if (word == "VmRSS:" && status >> kib) return kib;
  }
  return 0;
}

}  // namespace innkeeper::support
