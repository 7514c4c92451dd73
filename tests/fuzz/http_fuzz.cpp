// SPDX-License-Identifier: Apache-2.0
// Feeds any bytes, in pieces of any size, to what reads requests, and every request that comes of them to
// the routes; tags, keys and ids of events to those who compare them. Nothing may crash; limits hold; and no
// question leaves without an admission but on an open route.
#include <algorithm>
#include <boost/asio/buffer.hpp>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <memory>
#include <string>
#include <variant>

#include "hub/http/event_feed.hpp"
#include "hub/http/request_reader.hpp"
#include "hub/http/routes.hpp"
#include "shared/util/check.hpp"

namespace {

using namespace innkeeper::hub::http;
using innkeeper::check;

/// What is read has a tag, and whoever shows it again is answered without it.
void check_reading(const Routing& routing) {
  if (!routing.reading) return;
  Reply reply{200, "application/json", "{}", {}};
  answer_reading(*routing.reading, reply);
  const std::string tag = tag_in(reply);
  check(!tag.empty() && (reply.status == 200 || (reply.status == 304 && reply.body.empty())),
        "what is read has a tag");
  Reply again{200, "application/json", "{}", {}};
  answer_reading({tag}, again);
  check(again.status == 304, "a tag names what it is of");
}

void check_events(const Subscription& wanted) {
  EventFeed feed("run", {}, {.events = 2});
  for (int i = 0; i < 4; ++i) feed.publish({.topic = innkeeper::hub::Topic::rooms});
  const auto reader = feed.join(wanted, "a", [] {});
  std::size_t pieces = 0;
  for (std::string text = reader->take(); !text.empty(); text = reader->take()) {
    check(++pieces <= 2, "a reader comes to the end of what there is");
    check(text.ends_with("\n\n"), "events are whole");
    // The opening and at most two events.
    check(std::count(text.begin(), text.end(), '\n') <= 16, "an id makes no lines of its own");
  }
}

void check_routed(WireRequest& request) {
  check(request.body().size() <= kMaxTextBodyBytes, "a body has an end");
  Message message = message_of(request);
  message.address = "127.0.0.1";
  const Routing routing = route(message);
  check_reading(routing);
  if (const auto* wanted = std::get_if<Subscription>(&routing.routed)) check_events(*wanted);
  if (routing.precondition) {
    const auto told = routing.precondition->differs(innkeeper::hub::NotFound{"nothing"});
    check(told && told->document.empty(), "what is not there is as nobody saw it");
  }
  if (const auto* reply = std::get_if<Reply>(&routing.routed)) {
    check(reply->status / 100 == 2 || (reply->status >= 400 && !reply->body.empty()),
          "a refusal says why");
    return;
  }
  const bool is_open = std::any_of(routes().begin(), routes().end(), [&](const Route& each) {
    return each.access.open && message.target.find(each.pattern) != std::string::npos;
  });
  check(routing.admission.has_value() || is_open, "whoever asks must be admitted");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size == 0) return 0;
  // The first byte says how large the pieces are in which the rest comes.
  const std::size_t piece = std::size_t{data[0]} + 1;
  ++data;
  --size;
  RequestReader reader(std::make_shared<LargeBodies>());
  while (size > 0) {
    const auto room = reader.room();
    const std::size_t bytes = std::min({piece, room.size(), size});
    check(bytes > 0, "there is room as long as more is wanted");
    std::memcpy(room.data(), data, bytes);
    reader.filled(bytes);
    data += bytes;
    size -= bytes;
    for (;;) {
      const auto progress = reader.read();
      if (progress == RequestReader::Progress::refused) {
        check(reader.refusal().status >= 400, "a refusal is one");
        return 0;
      }
      if (progress == RequestReader::Progress::wants_more) break;
      check_routed(reader.request());
      reader.next();
      if (!reader.has_unread()) break;
    }
  }
  return 0;
}
