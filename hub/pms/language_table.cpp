// SPDX-License-Identifier: Apache-2.0
#include "hub/pms/language_table.hpp"

#include <algorithm>
#include <array>
#include <utility>

namespace innkeeper::hub::pms {
namespace {

/// Codes of FIAS that are not ISO 639-1, or mean another language there (FIAS specification 2.20,
/// appendix B: SW is Swedish, RS and RL are Russian, PO is Portuguese).
constexpr std::array<std::pair<std::string_view, std::string_view>, 7> kOfFias{{
    {"EA", "en"},
    {"GE", "de"},
    {"SP", "es"},
    {"PO", "pt"},
    {"SW", "sv"},
    {"RL", "ru"},
    {"RS", "ru"},
}};

constexpr std::string_view kIso639 =
    "aa ab ae af ak am an ar as av ay az ba be bg bi bm bn bo br bs ca ce ch co cr cs cu cv cy da "
    "de "
    "dv dz ee el en eo es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz "
    "ia "
    "id ie ig ii ik io is it iu ja jv ka kg ki kj kk kl km kn ko kr ks ku kv kw ky la lb lg li ln "
    "lo "
    "lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no nr nv ny oc oj om or os pa pi "
    "pl "
    "ps pt qu rm rn ro ru rw sa sc sd se sg si sk sl sm sn so sq sr ss st su sv sw ta te tg th ti "
    "tk "
    "tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu ";

bool is_letter(char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z'); }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

bool is_language_tag(std::string_view tag) {
  if (tag.empty() || tag.size() > kMaxLanguageTag) return false;
  for (bool first = true; !tag.empty() || first; first = false) {
    const std::string_view part = tag.substr(0, tag.find('-'));
    const bool is_last = part.size() == tag.size();
    const bool good = std::all_of(part.begin(), part.end(), [first](char c) {
      return is_letter(c) || (!first && is_digit(c));
    });
    if (!good || part.empty() || part.size() > 8) return false;
    if (first && (part.size() < 2 || part.size() > 3)) return false;
    if (is_last) return true;
    tag.remove_prefix(part.size() + 1);
    if (tag.empty()) return false;
  }
  return false;
}

std::optional<std::string> LanguageTable::tag(std::string_view code) const {
  if (const auto found = overrides_.find(code); found != overrides_.end()) return found->second;
  for (const auto& [fias, tag] : kOfFias) {
    if (fias == code) return std::string(tag);
  }
  if (code.size() != 2 || !is_letter(code[0]) || !is_letter(code[1])) return std::nullopt;
  std::string lower{static_cast<char>(code[0] | 0x20), static_cast<char>(code[1] | 0x20)};
  if (kIso639.find(lower + ' ') == std::string_view::npos) return std::nullopt;
  return lower;
}

}  // namespace innkeeper::hub::pms
