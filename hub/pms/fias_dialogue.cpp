// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/fias_dialogue.hpp"

#include <algorithm>
#include <iterator>
#include <utility>
#include <variant>

#include "hub/pms/fias_reading.hpp"
#include "hub/pms/fias_time.hpp"
#include "shared/util/check.hpp"

namespace innkeeper::hub::pms {
namespace {

Transcoder transcoder_of(CodePage page) {
  auto transcoder = Transcoder::of(page);
  check(transcoder.ok(), "the configuration was checked for code pages this system has");
  return std::move(transcoder).value();
}

void take(Reading reading, Output& out) {
  std::move(reading.events.begin(), reading.events.end(), std::back_inserter(out.events));
  for (Note& note : reading.notes) add_note(out.notes, std::move(note));
}

}  // namespace

FiasDialogue::FiasDialogue(const Settings& settings, const CivilClock& clock)
    : settings_(settings),
      clock_(clock),
      transcoder_(transcoder_of(settings.code_page)),
      outbox_(settings) {}

std::string FiasDialogue::decode(std::string_view bytes, Output& out) {
  Decoded decoded = transcoder_.decode(bytes);
  if (decoded.damaged) add(out, NoteKind::undecodable_text);
  return std::move(decoded.text);
}

void FiasDialogue::hear(const Record& record, const Moment& now, Output& out) {
  sync_.on_record(now);
  const std::string_view id = record.id;
  if (id == "GI" || id == "GO" || id == "GC") {
    take(read_guest(record, settings_), out);
  } else if (id == "RE") {
    take(read_room(record, settings_), out);
  } else if (settings_.wake_calls && (id == "WR" || id == "WC")) {
    take(wake_calls_.read(record, clock_), out);
  } else if (id == "DS") {
    sync_.on_start(now, out);
  } else if (id == "DE") {
    sync_.on_end(out);
  } else if (id == "NS" || id == "NE") {
    out.events.emplace_back(NightAudit{id == "NS"});
  } else {
    add_note(out.notes, {NoteKind::unknown_record, std::string(id), {}, {}});
  }
}

void FiasDialogue::tell(const PmsMessage& message, const Moment& now, Output& out) {
  if (const auto* service = std::get_if<TellService>(&message)) {
    outbox_.put(*service, out.notes);
  } else if (const auto* condition = std::get_if<TellRoomCondition>(&message)) {
    outbox_.put(*condition, out.notes);
  } else if (const auto* call = std::get_if<TellWakeCall>(&message)) {
    if (!settings_.wake_calls) return;
    auto record = wake_calls_.answer(*call, clock_);
    if (record) outbox_.put_wake_answer(*call, std::move(*record), out.notes);
  } else {
    sync_.want(std::get<AskForSync>(message), now, out);
  }
}

void FiasDialogue::speak(const Moment& now, Output& out) {
  if (sync_.holds() || now.time < speak_at_) return;
  for (std::size_t i = 0; i < kPortion && !outbox_.empty(); ++i) send(*outbox_.take(), out);
  if (!outbox_.empty()) {
    speak_at_ = now.time + kPortionPause;
  } else if (sync_.wanted()) {
    sync_.asked(now);
    out.send += link_frame("DR", now.local);
  }
}

std::optional<room::Time> FiasDialogue::deadline(bool up) const {
  std::optional<room::Time> first = sync_.deadline();
  if (up && !outbox_.empty() && !sync_.holds()) {
    first = first ? std::min(*first, speak_at_) : speak_at_;
  }
  return first;
}

void FiasDialogue::send(std::string_view text, Output& out) {
  const auto bytes = transcoder_.encode(text);
  if (bytes && bytes->size() <= kMaxRecordBytes) {
    out.send += encode_frame(*bytes);
  } else {
    add_note(out.notes, {NoteKind::unsendable_field, std::string(text.substr(0, 2)), {}, {}});
  }
}

}  // namespace innkeeper::hub::pms
