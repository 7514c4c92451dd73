// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/webhook/iso_time.hpp"

#include <chrono>
#include <cstddef>
#include <cstdint>

namespace innkeeper::hub::pms::webhook {
namespace {

constexpr std::int64_t kMicro = 1'000'000;

/// Takes what it reads off the front; after a failure everything fails.
class Scanner {
 public:
  explicit Scanner(std::string_view text) : text_(text) {}

  int digits(std::size_t count) {
    int value = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const char c = next();
      if (c < '0' || c > '9') return fail();
      value = value * 10 + (c - '0');
    }
    return value;
  }
  void expect(char wanted) {
    if (next() != wanted) fail();
  }
  char next() {
    if (text_.empty()) return '\0';
    const char c = text_.front();
    text_.remove_prefix(1);
    return c;
  }
  [[nodiscard]] char peek() const { return text_.empty() ? '\0' : text_.front(); }
  [[nodiscard]] bool is_done() const { return good_ && text_.empty(); }
  [[nodiscard]] bool is_good() const { return good_; }
  int fail() {
    good_ = false;
    return 0;
  }

 private:
  std::string_view text_;
  bool good_ = true;
};

std::optional<std::int32_t> scan_day(Scanner& scanner) {
  const int year = scanner.digits(4);
  scanner.expect('-');
  const int month = scanner.digits(2);
  scanner.expect('-');
  const int day = scanner.digits(2);
  const std::chrono::year_month_day date{std::chrono::year(year),
                                         std::chrono::month(static_cast<unsigned>(month)),
                                         std::chrono::day(static_cast<unsigned>(day))};
  if (!scanner.is_good() || !date.ok() || year < 2000 || year > 2099) return std::nullopt;
  return static_cast<std::int32_t>(std::chrono::sys_days(date).time_since_epoch().count());
}

/// Microseconds since midnight.
std::optional<std::int64_t> scan_clock(Scanner& scanner) {
  const int hour = scanner.digits(2);
  scanner.expect(':');
  const int minute = scanner.digits(2);
  int second = 0;
  if (scanner.peek() == ':') {
    scanner.next();
    second = scanner.digits(2);
  }
  std::int64_t fraction = 0;
  if (scanner.peek() == '.') {
    scanner.next();
    std::int64_t unit = kMicro / 10;
    do {
      fraction += scanner.digits(1) * unit;
      unit /= 10;
    } while (scanner.peek() >= '0' && scanner.peek() <= '9');
  }
  // A leap second is written as 60.
  if (!scanner.is_good() || hour > 23 || minute > 59 || second > 60) return std::nullopt;
  return (hour * 3600 + minute * 60 + second) * kMicro + fraction;
}

struct Stamp {
  std::int32_t day = 0;   // as written
  std::int64_t time = 0;  // microseconds of that day, as written
  bool has_zone = false;
  std::int64_t offset_s = 0;  // of the zone
};

std::optional<Stamp> scan_stamp(std::string_view text) {
  Scanner scanner(text);
  Stamp stamp;
  const auto day = scan_day(scanner);
  const char divider = scanner.next();
  const auto time = scan_clock(scanner);
  if (!day || !time || (divider != 'T' && divider != ' ')) return std::nullopt;
  stamp.day = *day;
  stamp.time = *time;
  const char zone = scanner.next();
  stamp.has_zone = zone != '\0';
  if (zone == '+' || zone == '-') {
    const int hours = scanner.digits(2);
    if (scanner.peek() == ':') scanner.next();
    const int minutes = scanner.digits(2);
    if (hours > 23 || minutes > 59) return std::nullopt;
    const std::int64_t offset_min = std::int64_t{hours} * 60 + minutes;
    stamp.offset_s = (zone == '+' ? offset_min : -offset_min) * 60;
  } else if (zone != 'Z' && zone != '\0') {
    return std::nullopt;
  }
  if (!scanner.is_done()) return std::nullopt;
  return stamp;
}

PmsTime time_of(const Stamp& stamp) {
  return {(std::int64_t{stamp.day} * 86'400 - stamp.offset_s) * kMicro + stamp.time};
}

}  // namespace

std::optional<PmsTime> parse_time(std::string_view text) {
  const auto stamp = scan_stamp(text);
  if (!stamp) return std::nullopt;
  return time_of(*stamp);
}

std::optional<CivilDay> parse_day(std::string_view text) {
  Scanner scanner(text);
  const auto day = scan_day(scanner);
  if (!day || !scanner.is_done()) return std::nullopt;
  return CivilDay{*day};
}

std::optional<CivilDay> day_of(std::string_view text, const CivilClock& clock) {
  if (const auto day = parse_day(text)) return day;
  const auto stamp = scan_stamp(text);
  if (!stamp) return std::nullopt;
  if (!stamp->has_zone) return CivilDay{stamp->day};
  const std::chrono::sys_seconds utc{std::chrono::seconds(time_of(*stamp).microseconds / kMicro)};
  const auto local = utc + std::chrono::minutes(clock.offset_min({utc.time_since_epoch().count()}));
  return CivilDay{static_cast<std::int32_t>(
      std::chrono::floor<std::chrono::days>(local).time_since_epoch().count())};
}

}  // namespace innkeeper::hub::pms::webhook
