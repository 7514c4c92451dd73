// SPDX-License-Identifier: Apache-2.0
// Framing of FIAS over TCP: a record travels as STX data ETX, without checksum or acknowledgement.
// Apart from the records, because TCP cuts and joins frames at any byte.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace innkeeper::hub::pms {

inline constexpr char kStx = '\x02';
inline constexpr char kEtx = '\x03';

/// The longest record between STX and ETX (FIAS specification 2.20: C,2000).
inline constexpr std::size_t kMaxRecordBytes = 2000;

/// `record` between STX and ETX. REQUIRES: at most kMaxRecordBytes, neither STX nor ETX inside.
[[nodiscard]] std::string encode_frame(std::string_view record);

/// What a decoder met since its last reset, beside whole records.
struct FrameCounts {
  std::uint64_t oversized = 0;      ///< records of more than kMaxRecordBytes, dropped whole
  std::uint64_t partial = 0;        ///< records cut by a new STX, dropped
  std::uint64_t ignored_bytes = 0;  ///< bytes between frames
  friend bool operator==(const FrameCounts&, const FrameCounts&) = default;
};

/// Takes bytes as they arrive and gives back whole records. Never holds more than kMaxRecordBytes.
/// The result does not depend on where the bytes were cut. Single-threaded.
class FrameDecoder {
 public:
  /// Consumes from the front of `bytes` up to the end of the next record and returns that record
  /// without STX and ETX; consumes all and returns nothing when no record ends in `bytes`.
  [[nodiscard]] std::optional<std::string> next(std::string_view& bytes);

  /// Forgets a partial record and the counts: a new connection begins.
  void reset();

  [[nodiscard]] const FrameCounts& counts() const { return counts_; }

 private:
  enum class State : std::uint8_t {
    outside,   // between frames: everything but STX is ignored
    inside,    // after STX: bytes belong to the record
    too_long,  // after STX and more than kMaxRecordBytes: skipping to ETX or the next STX
  };

  void take(char byte);

  State state_ = State::outside;
  std::string record_;
  FrameCounts counts_;
};

}  // namespace innkeeper::hub::pms
