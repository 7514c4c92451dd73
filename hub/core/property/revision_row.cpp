// SPDX-License-Identifier: Apache-2.0
#include "hub/core/property/revision_row.hpp"

#include "shared/util/crc32.hpp"

namespace innkeeper::hub {
namespace {

constexpr std::size_t kMaxDigest = 32;

bool is_digest(const std::string& digest) { return !digest.empty() && digest.size() <= kMaxDigest; }

}  // namespace

std::string_view name_of(RevisionOrigin origin) {
  switch (origin) {
    case RevisionOrigin::file: return "file";
    case RevisionOrigin::apply: return "apply";
    case RevisionOrigin::revert: return "revert";
  }
  return "unknown";
}

std::string revision_key(std::uint32_t number) {
  constexpr std::size_t kDigits = 10;  // of the largest number
  const std::string digits = std::to_string(number);
  return std::string(kDigits - digits.size(), '0') + digits;
}

std::string RevisionRow::key() const { return revision_key(number); }
std::string RevisionTextRow::key() const { return revision_key(number); }

std::string property_digest(std::string_view text) {
  std::string hex;
  const std::uint32_t crc = crc32(text);
  for (int shift = 28; shift >= 0; shift -= 4) {
    hex += "0123456789abcdef"[(crc >> static_cast<unsigned>(shift)) & 0xFU];
  }
  return hex + '-' + std::to_string(text.size());
}

const char* refusal(const RevisionRow& row) {
  if (row.number == 0) return "revisions are counted from 1";
  if (row.by.name.size() > kMaxActorName) return "an actor's name has at most 64 bytes";
  if (!is_digest(row.digest) || !is_digest(row.file_digest)) return "a digest has 1 to 32 bytes";
  if ((row.origin == RevisionOrigin::revert) != (row.reverted_to > 0)) {
    return "a revert, and nothing else, says to which revision";
  }
  return nullptr;
}

const char* refusal(const RevisionTextRow& row) {
  if (row.number == 0) return "revisions are counted from 1";
  if (row.text.empty() || row.text.size() > kMaxPropertyBytes) {
    return "a property's text has 1 byte to 16 MiB";
  }
  return nullptr;
}

}  // namespace innkeeper::hub
