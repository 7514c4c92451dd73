// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_time.hpp"

#include "hub/pms/fias_frame.hpp"

namespace innkeeper::hub::pms {
namespace {

std::string two_digits(unsigned value) {
  return {static_cast<char>('0' + value / 10 % 10), static_cast<char>('0' + value % 10)};
}

}  // namespace

std::string date_field(std::chrono::local_seconds local) {
  const std::chrono::year_month_day date(std::chrono::floor<std::chrono::days>(local));
  const int year = (static_cast<int>(date.year()) % 100 + 100) % 100;
  return two_digits(static_cast<unsigned>(year)) + two_digits(static_cast<unsigned>(date.month())) +
         two_digits(static_cast<unsigned>(date.day()));
}

std::string time_field(std::chrono::local_seconds local) {
  const std::chrono::hh_mm_ss time(local - std::chrono::floor<std::chrono::days>(local));
  return two_digits(static_cast<unsigned>(time.hours().count())) +
         two_digits(static_cast<unsigned>(time.minutes().count())) +
         two_digits(static_cast<unsigned>(time.seconds().count()));
}

std::string link_frame(std::string_view id, std::chrono::local_seconds local) {
  RecordWriter record(id);
  record.field("DA", date_field(local)).field("TI", time_field(local));
  return encode_frame(record.text());
}

}  // namespace innkeeper::hub::pms
