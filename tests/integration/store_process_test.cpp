// SPDX-License-Identifier: Apache-2.0
// The SQLite store and other processes: a second hub on the same file, a hub killed in the middle
// of its commits, a real file system that is full.
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <sys/mount.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <chrono>
#include <filesystem>
#include <fstream>
#include <functional>
#include <memory>
#include <random>

#include "hub/store/sqlite_store.hpp"
#include "tests/support/catch.hpp"
#include "tests/support/temporary_directory.hpp"
#include "tests/unit/store_rows.hpp"

namespace innkeeper::hub::store {
namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

/// A forked copy of this program that runs `work` and writes numbers to a pipe; killed at the end.
class Child {
 public:
  explicit Child(const std::function<void(int out)>& work) {
    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    pid_ = ::fork();
    REQUIRE(pid_ >= 0);
    if (pid_ == 0) {
      ::close(ends[0]);
      work(ends[1]);
      ::_exit(0);
    }
    ::close(ends[1]);
    in_ = ends[0];
  }
  ~Child() {
    kill_hard();
    ::close(in_);
  }
  Child(const Child&) = delete;
  Child& operator=(const Child&) = delete;

  /// The next number, or nothing at the child's end. Fails the test when it takes longer than 10 s.
  [[nodiscard]] std::optional<std::uint32_t> next() {
    pollfd wait{in_, POLLIN, 0};
    REQUIRE(::poll(&wait, 1, 10'000) == 1);
    std::uint32_t number = 0;
    if (::read(in_, &number, sizeof number) != static_cast<ssize_t>(sizeof number))
      return std::nullopt;
    return number;
  }

  void kill_hard() {
    if (pid_ <= 0) return;
    ::kill(pid_, SIGKILL);
    ::waitpid(pid_, nullptr, 0);
    pid_ = -1;
  }

 private:
  pid_t pid_ = -1;
  int in_ = -1;
};

void tell(int out, std::uint32_t number) {
  if (::write(out, &number, sizeof number) != static_cast<ssize_t>(sizeof number)) ::_exit(1);
}

/// State `number`: its parts agree only if all of them were written.
Result<void, StoreError> write(Store& store, std::uint32_t number) {
  store.begin();
  store.set_epoch(number);
  for (const auto* id : {"r-1", "r-2", "r-3"}) store.put(room_row(id, number));
  store.put(stay_row("900", number));
  if (number % 5 == 0) {
    GuestBook(store).erase("guest");
  } else {
    GuestBook(store).put("guest", preferences_of(20'000), {});
  }
  return store.commit();
}

/// The number of the state in `store`, which must be whole.
std::uint32_t number_in(Store& store) {
  store.begin();
  const auto number = static_cast<std::uint32_t>(store.epoch());
  if (number > 0) {
    CHECK(store.all<RoomRow>() ==
          std::vector{room_row("r-1", number), room_row("r-2", number), room_row("r-3", number)});
    CHECK(store.find<StayRow>("900") == stay_row("900", number));
    CHECK(GuestBook(store).preferences("guest").has_value() == (number % 5 != 0));
  }
  REQUIRE(store.commit());
  return number;
}

std::unique_ptr<SqliteStore> open(const std::string& path) {
  auto opened = SqliteStore::open(path);
  if (!opened) FAIL(opened.error().message);
  return std::move(opened).value();
}

TEST_CASE("a second hub on the same database is refused until the first is gone") {
  const tests::TemporaryDirectory directory;
  const std::string path = directory.path() / "hub.db";
  Child first([&](int out) {
    auto store = SqliteStore::open(path);
    tell(out, store.ok() ? 1 : 0);
    ::pause();
  });
  REQUIRE(first.next() == 1U);
  const auto start = Clock::now();
  const auto second = SqliteStore::open(path);
  REQUIRE_FALSE(second.ok());
  CHECK(second.error().kind == StoreErrorKind::busy);
  CHECK_THAT(second.error().message, Catch::Matchers::Contains("a second hub"));
  CHECK(Clock::now() - start < 5s);
  first.kill_hard();
  REQUIRE(write(*open(path), 1));
}

TEST_CASE("a hub killed at any moment has kept every commit that it confirmed") {
  const tests::TemporaryDirectory directory;
  const std::string path = directory.path() / "hub.db";
  const std::uint64_t seed = std::random_device{}();
  INFO("seed " << seed);
  std::mt19937_64 random(seed);
  const auto deadline = Clock::now() + 5s;
  std::uint32_t confirmed = 0;
  int rounds = 0;
  for (; rounds < 200 && Clock::now() < deadline; ++rounds) {
    Child hub([&](int out) {
      auto store = SqliteStore::open(path);
      if (!store.ok()) return;
      for (std::uint32_t number = confirmed + 1; write(**store, number); ++number)
        tell(out, number);
    });
    const std::uint64_t commits = 1 + random() % 40;
    for (std::uint64_t i = 0; i < commits; ++i) {
      const auto number = hub.next();
      REQUIRE(number);
      confirmed = *number;
    }
    hub.kill_hard();
    while (const auto number = hub.next()) confirmed = *number;
    const std::uint32_t found = number_in(*open(path));
    REQUIRE(found >= confirmed);
    REQUIRE(found <= confirmed + 1);
    confirmed = found;
  }
  CHECK(rounds >= 3);  // 20 to 200, by the speed of machine and build
}

/// A file system of 1 MiB. Only root may mount one.
class SmallDisk {
 public:
  explicit SmallDisk(std::string place) : place_(std::move(place)) {
    std::filesystem::create_directory(place_);
    mounted_ = ::mount("tmpfs", place_.c_str(), "tmpfs", 0, "size=1m") == 0;
  }
  ~SmallDisk() {
    if (mounted_) ::umount2(place_.c_str(), MNT_DETACH);
  }
  SmallDisk(const SmallDisk&) = delete;
  SmallDisk& operator=(const SmallDisk&) = delete;
  [[nodiscard]] bool mounted() const { return mounted_; }

 private:
  std::string place_;
  bool mounted_ = false;
};

TEST_CASE(
    "on a full file system nothing confirmed is lost and writing goes on once there is space") {
  const tests::TemporaryDirectory directory;
  const std::string place = directory.path() / "disk";
  const SmallDisk disk(place);
  if (!disk.mounted()) {
    WARN("skipped: mounting a small file system needs root; a simulated one is tested elsewhere");
    return;
  }
  auto store = open(place + "/hub.db");
  REQUIRE(write(*store, 1));
  std::ofstream(place + "/ballast") << std::string(std::size_t{2} << 20U, 'x');
  std::uint32_t confirmed = 1;
  auto result = write(*store, confirmed + 1);
  for (; result && confirmed < 1'000; result = write(*store, confirmed + 1)) ++confirmed;
  REQUIRE_FALSE(result.ok());
  CHECK(result.error().kind == StoreErrorKind::full);
  CHECK(number_in(*store) == confirmed);
  store.reset();
  store = open(place + "/hub.db");
  CHECK(number_in(*store) == confirmed);
  std::filesystem::remove(place + "/ballast");
  REQUIRE(write(*store, confirmed + 1));
  CHECK(number_in(*store) == confirmed + 1);
}

}  // namespace
}  // namespace innkeeper::hub::store
