// SPDX-License-Identifier: Apache-2.0
// Who is heard: one who knows a key, about now.
#include "hub/pms/webhook/signature.hpp"
#include "tests/support/catch.hpp"

namespace innkeeper::hub::pms::webhook {
namespace {

const std::string kKey = "0123456789abcdef0123456789abcdef";
const std::string kOther = "fedcba9876543210fedcba9876543210";
const std::string kBody = R"({"events":[]})";
constexpr room::UtcTime kCheckedAt{1'790'000'000};

KeyRing ring(std::vector<std::string> keys = {kKey}) {
  return KeyRing::of(std::move(keys)).value();
}

std::optional<std::string> refused(const std::string& timestamp, const std::string& signature,
                                   const std::string& body = kBody) {
  return ring().refuse(timestamp, signature, body, kCheckedAt);
}

TEST_CASE("a signature is HMAC-SHA256 of timestamp, dot and body") {
  // printf '1790000000.{"events":[]}' | openssl dgst -sha256 -hmac 0123456789abcdef0123456789abcdef
  CHECK(sign(kKey, "1790000000", kBody) ==
        "v1=75ce881acede6fab3d6f6a8529d23ed44aa1e636e5af639bf7b0584b33a9da0f");
}

TEST_CASE("a request is heard when it is signed with the key, and not when a byte of it differs") {
  const std::string signature = sign(kKey, "1790000000", kBody);
  CHECK_FALSE(refused("1790000000", signature));
  CHECK(refused("1790000000", signature, kBody + " "));
  CHECK(refused("1790000001", signature));
  CHECK(refused("1790000000", sign(kOther, "1790000000", kBody)));
  CHECK(refused("1790000000", signature.substr(0, signature.size() - 1)));
  CHECK(refused("1790000000", signature.substr(3)));
  CHECK(refused("1790000000", ""));
  std::string changed = signature;
  changed.back() = changed.back() == '0' ? '1' : '0';
  CHECK(refused("1790000000", changed));
}

TEST_CASE("a request without a proof, or with a broken time, is told what to send") {
  const auto none = ring().refuse(std::nullopt, std::nullopt, kBody, kCheckedAt);
  REQUIRE(none);
  CHECK(none->find("Innkeeper-Signature") != std::string::npos);
  CHECK(ring().refuse("1790000000", std::nullopt, kBody, kCheckedAt));
  for (const char* wrong : {"", "now", "-5", "1790000000.5", "99999999999999999999"}) {
    CHECK(refused(wrong, sign(kKey, wrong, kBody)));
  }
}

TEST_CASE("a signature holds for five minutes, before and after") {
  const auto at = [](std::int64_t seconds) {
    const std::string timestamp = std::to_string(seconds);
    return refused(timestamp, sign(kKey, timestamp, kBody));
  };
  CHECK_FALSE(at(kCheckedAt.seconds - 300));
  CHECK_FALSE(at(kCheckedAt.seconds + 300));
  const auto late = at(kCheckedAt.seconds - 301);
  REQUIRE(late);
  CHECK(late->find("301 s behind") != std::string::npos);
  const auto early = at(kCheckedAt.seconds + 301);
  REQUIRE(early);
  CHECK(early->find("301 s ahead") != std::string::npos);
  CHECK(at(9'223'372'036'854'775'807));
}

TEST_CASE("two keys hold at once, on either side, while a sender changes") {
  const KeyRing both = ring({kOther, kKey});
  const std::string old_one = sign(kKey, "1790000000", kBody);
  const std::string new_one = sign(kOther, "1790000000", kBody);
  CHECK_FALSE(both.refuse("1790000000", old_one, kBody, kCheckedAt));
  CHECK_FALSE(both.refuse("1790000000", new_one, kBody, kCheckedAt));
  CHECK_FALSE(refused("1790000000", new_one + ", " + old_one));
  CHECK(refused("1790000000",
                new_one + "," + new_one + "," + new_one + "," + new_one + "," + old_one));
}

TEST_CASE("a short key is refused, and not quoted") {
  const auto ring = KeyRing::of({"hunter2"});
  REQUIRE_FALSE(ring);
  CHECK(ring.error().find("hunter2") == std::string::npos);
  CHECK(ring.error().find("openssl rand") != std::string::npos);
}

}  // namespace
}  // namespace innkeeper::hub::pms::webhook
