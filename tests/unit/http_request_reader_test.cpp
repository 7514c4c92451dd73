// SPDX-License-Identifier: Apache-2.0
#include "hub/http/request_reader.hpp"

#include <algorithm>
#include <boost/beast/http.hpp>
#include <cstring>
#include <string_view>
#include <vector>

#include "tests/support/catch.hpp"

namespace innkeeper::hub::http {
namespace {

using Progress = RequestReader::Progress;

/// Gives `bytes` to the reader until it has a request, refuses, or wants more than there is.
Progress feed(RequestReader& reader, std::string_view bytes, std::size_t piece = 4096) {
  Progress progress = reader.read();
  while (progress == Progress::wants_more && !bytes.empty()) {
    const auto room = reader.room();
    const std::size_t count = std::min({piece, room.size(), bytes.size()});
    std::memcpy(room.data(), bytes.data(), count);
    reader.filled(count);
    bytes.remove_prefix(count);
    progress = reader.read();
  }
  return progress;
}

std::string upload(std::size_t bytes) {
  return "POST /api/v1/property HTTP/1.1\r\nHost: localhost\r\nContent-Length: " +
         std::to_string(bytes) + "\r\n\r\n";
}

TEST_CASE("a request is the same in whatever pieces it comes") {
  const std::string request =
      "PUT /api/v1/guests/1/preferences HTTP/1.1\r\nHost: localhost\r\nContent-Length: 2\r\n\r\n{}";
  for (std::size_t piece = 1; piece <= request.size(); ++piece) {
    RequestReader reader(std::make_shared<LargeBodies>());
    REQUIRE(feed(reader, request, piece) == Progress::whole);
    CHECK(reader.request().body() == "{}");
    CHECK(reader.request().target() == "/api/v1/guests/1/preferences");
  }
}

TEST_CASE("what a client sent ahead is the next request") {
  RequestReader reader(std::make_shared<LargeBodies>());
  const std::string two = "GET /a HTTP/1.1\r\n\r\nGET /b HTTP/1.1\r\n\r\n";
  REQUIRE(feed(reader, two) == Progress::whole);
  CHECK(reader.request().target() == "/a");
  reader.next();
  CHECK(reader.has_unread());
  REQUIRE(reader.read() == Progress::whole);
  CHECK(reader.request().target() == "/b");
}

TEST_CASE("large bodies are taken a few at a time, and again when one is done") {
  const auto all = std::make_shared<LargeBodies>();
  std::vector<std::unique_ptr<RequestReader>> readers;
  const auto begin = [&] {
    readers.push_back(std::make_unique<RequestReader>(all));
    return feed(*readers.back(), upload(kMaxBodyBytes + 1));
  };
  for (std::size_t i = 0; i < kMaxLargeBodies; ++i) CHECK(begin() == Progress::wants_more);
  REQUIRE(begin() == Progress::refused);
  CHECK(readers.back()->refusal().status == 503);
  // A small one is nobody's concern.
  RequestReader small(all);
  CHECK(feed(small, upload(kMaxBodyBytes)) == Progress::wants_more);
  readers.erase(readers.begin());
  CHECK(begin() == Progress::wants_more);
  CHECK(begin() == Progress::refused);
}

TEST_CASE("a large body that nobody announced counts as well") {
  const auto all = std::make_shared<LargeBodies>();
  for (std::size_t i = 0; i < kMaxLargeBodies; ++i) REQUIRE(all->take());
  RequestReader reader(all);
  const std::string chunk = "8000\r\n" + std::string(0x8000, 'x') + "\r\n";
  const std::string head =
      "POST /api/v1/property HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
  CHECK(feed(reader, head + chunk + chunk) == Progress::wants_more);
  CHECK(feed(reader, chunk) == Progress::refused);
  CHECK(reader.refusal().status == 503);
}

}  // namespace
}  // namespace innkeeper::hub::http
