// SPDX-License-Identifier: Apache-2.0
// The one codec of the wire: JSON documents to value types and back, without heap, on hub and
// boards. docs/protocol.md specifies the documents; tests/vectors holds their conformance vectors.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

#include "shared/room/plan.hpp"
#include "shared/room/report.hpp"
#include "shared/room/situation.hpp"
#include "shared/room/telemetry.hpp"
#include "shared/room/violation.hpp"
#include "shared/util/result.hpp"

namespace innkeeper::wire {

inline constexpr std::size_t kMaxPlanBytes = 1024;
inline constexpr std::size_t kMaxReportBytes = 4096;
inline constexpr std::size_t kMaxTelemetryBytes = 256;
inline constexpr std::size_t kMaxLinkBytes = 64;
inline constexpr std::size_t kMaxTimeBytes = 64;
/// Nothing on the wire is larger than this.
inline constexpr std::size_t kMaxDocumentBytes = kMaxReportBytes;

/// What a room or the hub says of its connection. `lost` is said by the broker, as a will.
enum class LinkState : std::uint8_t { online, offline, lost };

[[nodiscard]] std::string_view name_of(LinkState state);

/// Why a plan was not taken, and which one it was as far as that could be read.
struct Rejection {
  std::optional<room::PlanId> id;
  room::Violations errors;  ///< never empty
};

// Encoders write into `out` and return the part they used, or Code::too_large when it does not fit.
[[nodiscard]] Result<std::string_view, room::Code> encode(const room::Plan& plan,
                                                          std::span<char> out);
[[nodiscard]] Result<std::string_view, room::Code> encode(const room::Report& report,
                                                          std::span<char> out);
[[nodiscard]] Result<std::string_view, room::Code> encode(const room::Telemetry& telemetry,
                                                          std::span<char> out);
[[nodiscard]] Result<std::string_view, room::Code> encode(const room::LocalTime& time,
                                                          std::span<char> out);
/// The part of encode(report) that begins at `offset`, as far as it goes or `out` reaches; `out`
/// may be empty. Returns the size of the whole document. For boards that have no memory for all of
/// it: the same value always has the same bytes.
[[nodiscard]] Result<std::size_t, room::Code> encode_part(const room::Report& report,
                                                          std::size_t offset, std::span<char> out);
/// `{"state":"online"}` and its like: constants.
[[nodiscard]] std::string_view encode(LinkState state);

// Decoders read the whole document and take it only if every rule holds. A plan must hold nothing
// that its reader does not know, since the room could not honour it; a key that it leaves out means
// the initial value of its member in room::Plan. Whatever a hub reads of rooms may hold unknown
// keys, which are skipped, and a report unknown words of reasons, faults and errors, which become
// `unknown`: newer boards may say more, simpler ones less.

/// `fixtures`: the lights of the room that reads its plan.
[[nodiscard]] Result<room::Plan, Rejection> decode_plan(std::string_view bytes,
                                                        const room::Fixtures& fixtures);
/// For readers that know no fixtures (the hub's own check, tools): any fixture name is taken.
[[nodiscard]] Result<room::Plan, Rejection> decode_plan(std::string_view bytes);
[[nodiscard]] Result<room::Report, room::Violation> decode_report(std::string_view bytes);
[[nodiscard]] Result<room::Telemetry, room::Violation> decode_telemetry(std::string_view bytes);
[[nodiscard]] Result<LinkState, room::Violation> decode_link(std::string_view bytes);
[[nodiscard]] Result<room::LocalTime, room::Violation> decode_time(std::string_view bytes);

}  // namespace innkeeper::wire
