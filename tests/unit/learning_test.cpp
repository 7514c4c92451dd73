// SPDX-License-Identifier: Apache-2.0
// The rule that learns a guest's comfort: its exact numbers, and how it does on guests who are not of
// the family it assumes.
#include <array>
#include <cmath>
#include <random>

#include "hub/core/guests/learning.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub {
namespace {

constexpr room::Temperature kHouse = room::Temperature::milli_celsius(21'900);
constexpr std::int64_t kDay = 86'400;

room::Temperature celsius(double value) {
  return room::Temperature::milli_celsius(static_cast<std::int32_t>(std::lround(value * 1000)));
}

LearnedRow after(int stays, double chosen) {
  LearnedRow row;
  for (int i = 0; i < stays; ++i) row = observed(row, {celsius(chosen), true}, kHouse, {0});
  return row;
}

TEST_CASE("weight of the data and remaining doubt after n stays are those of the conjugate rule") {
  struct Line {
    int stays;
    double weight, deviation;
  };
  for (const Line& line : {Line{1, 0.692, 0.832}, Line{2, 0.818, 0.640}, Line{3, 0.871, 0.539},
                           Line{5, 0.918, 0.429}, Line{10, 0.957, 0.309}}) {
    CAPTURE(line.stays);
    const Estimate now = estimate(after(line.stays, 23));
    CHECK(std::abs(now.data_weight - line.weight) < 0.0005);
    CHECK(std::abs(now.deviation_k - line.deviation) < 0.0005);
    CHECK(std::abs(now.celsius - (21.9 + line.weight * 1.1)) < 0.001);
  }
}

TEST_CASE("the explanation names the stays, their mean, and the pull to the house") {
  CHECK(explain(after(3, 22.8)) ==
        "22.7 °C: 3 stays averaged 22.8, pulled 13 % to the house's 21.9");
}

TEST_CASE("an offer left alone counts a quarter of a choice") {
  const LearnedRow row = observed({}, {celsius(24), false}, kHouse, {0});
  CHECK(std::abs(estimate(row).data_weight - 0.25 / (0.25 + 1 / 2.25)) < 0.0005);
}

TEST_CASE("what was observed counts half a year after the last stay but one") {
  LearnedRow row = observed({}, {celsius(20), true}, kHouse, {0});
  row = observed(row, {celsius(23), true}, kHouse, {365 * kDay});
  CHECK(row.weight_micro == 1'500'000);
  CHECK(row.mean == celsius(22));
}

TEST_CASE("a learned comfort stays within what houses offer") {
  CHECK(estimate(after(30, 29)).target == kHighestLearned);
  CHECK(estimate(after(30, 16)).target == kLowestLearned);
}

/// A guest of another family than the rule assumes: groups that like it cool or warm and a few who like
/// anything, long tails from stay to stay, seasons, and a slow drift.
class Guest {
 public:
  Guest(std::mt19937_64& random, bool has_signal) : random_(random) {
    std::uniform_real_distribution<double> share(0, 1);
    const double group = share(random_);
    if (!has_signal) {
      likes_ = 21.9;
    } else if (group < 0.45) {
      likes_ = std::normal_distribution<double>(20.3, 0.7)(random_);
    } else if (group < 0.9) {
      likes_ = std::normal_distribution<double>(23.4, 0.8)(random_);
    } else {
      likes_ = std::uniform_real_distribution<double>(18, 26)(random_);
    }
    drift_ = std::normal_distribution<double>(0, has_signal ? 0.05 : 0)(random_);
  }

  double chooses(int stay) {
    std::exponential_distribution<double> tail(1 / kSpread);
    const double noise = tail(random_) - tail(random_);
    const double season = 0.25 * std::sin(2.1 * stay);
    return std::clamp(likes_ + drift_ * stay + season + noise, 16.0, 30.0);
  }

 private:
  static constexpr double kSpread = 0.3;
  std::mt19937_64& random_;
  double likes_ = 0;
  double drift_ = 0;
};

struct Errors {
  double house = 0, last = 0, mean = 0, ours = 0;
};

/// Mean distance from the first target of the next stay to what the guest settles on in it.
Errors mean_errors(std::uint64_t seed, int stays, bool has_signal) {
  std::mt19937_64 random(seed);
  constexpr int kGuests = 4000;
  Errors sum;
  for (int i = 0; i < kGuests; ++i) {
    Guest guest(random, has_signal);
    LearnedRow row;
    double last = 21.9;
    double total = 0;
    for (int stay = 0; stay < stays; ++stay) {
      last = guest.chooses(stay);
      total += last;
      row = observed(row, {celsius(last), true}, kHouse, {120LL * stay * kDay});
    }
    const double next = guest.chooses(stays);
    sum.house += std::abs(next - 21.9) / kGuests;
    sum.last += std::abs(next - last) / kGuests;
    sum.mean += std::abs(next - total / stays) / kGuests;
    sum.ours += std::abs(next - estimate(row).target.milli_celsius() / 1000.0) / kGuests;
  }
  return sum;
}

TEST_CASE("on guests of other families the first target comes closer with each stay") {
  for (const std::uint64_t seed : {101U, 102U, 103U}) {
    CAPTURE(seed);
    const Errors one = mean_errors(seed, 1, true);
    const Errors three = mean_errors(seed, 3, true);
    WARN("seed " << seed << ": house " << one.house << " K; after 1 stay " << one.ours << " (last "
                 << one.last << "); after 3 stays " << three.ours << " (mean " << three.mean
                 << ", last " << three.last << ")");
    CHECK(one.ours <= 0.75 * one.house);
    CHECK(three.ours <= 0.45 * three.house);
  }
}

TEST_CASE("guests who leave the offer alone keep getting it") {
  LearnedRow row;
  for (int stay = 0; stay < 5; ++stay) {
    row = observed(row, {kHouse, false}, kHouse, {120LL * stay * kDay});
    CHECK(estimate(row).target == kHouse);
  }
}

TEST_CASE("guests whose taste is the house's, with moods, are a tenth of a kelvin off at most") {
  for (const std::uint64_t seed : {201U, 202U, 203U}) {
    CAPTURE(seed);
    const Errors three = mean_errors(seed, 3, false);
    WARN("seed " << seed << ": house " << three.house << " K, ours " << three.ours << " K");
    CHECK(three.ours <= three.house + 0.1);
    CHECK(three.ours < three.mean);
  }
}

}  // namespace
}  // namespace innkeeper::hub
