// SPDX-License-Identifier: Apache-2.0
// Who is known by what they show, for how long, and what becomes of it. Virtual time; hashes are made up.
#include <algorithm>
#include <set>

#include "hub/core/accounts/log_in_throttle.hpp"
#include "tests/unit/core_answers.hpp"
#include "tests/unit/core_askers.hpp"

namespace innkeeper::hub {
namespace {

using std::chrono::hours;
using std::chrono::minutes;
using std::chrono::seconds;
using support::CoreFixture;

constexpr Access kStaffOnly{
    false,
    {Role::administrator, Role::front_desk, Role::housekeeping, Role::maintenance},
    std::nullopt,
    Holds::no_guest_data};

class Accounts : public CoreFixture {
 public:
  Answer ask_as(Carrier carrier, const std::string& shown, Request request,
                Access access = kStaffOnly, Actor actor = {Channel::api, {}}) {
    run({Asked{1, std::move(request), std::move(actor), Admission{access, carrier, shown, true}}});
    auto replies = sink.take<Reply>();
    REQUIRE(replies.size() == 1);
    return std::move(replies[0].answer);
  }
  Answer by_cookie(const std::string& shown, Request request = AccountRequest(ShowSession{})) {
    return ask_as(Carrier::cookie, shown, std::move(request));
  }
  void create(const std::string& login, Role role) {
    REQUIRE(std::holds_alternative<Done>(
        ask(AccountRequest(CreateAccount{login, role, "hash of " + login}))));
  }
  Answer finish(const std::string& login, bool is_right, const std::string& session) {
    return ask(AccountRequest(FinishLogIn{login, "hash of " + login, is_right, session, "here"}));
  }
  Answer change(ChangeAccount change) { return ask(AccountRequest(std::move(change))); }
  std::vector<std::string> audited() {
    std::vector<std::string> words;
    for (const AuditRow& line : store.snapshot().audit) words.push_back(line.what);
    return words;
  }
};

TEST_CASE("a session is known by its cookie, by role and login, and by nothing else") {
  Accounts hotel;
  hotel.create("rossi", Role::front_desk);
  REQUIRE(is<SessionView>(hotel.finish("rossi", true, hash('a'))));
  const Answer shown = hotel.by_cookie(hash('a'));
  REQUIRE(is<SessionView>(shown));
  CHECK(std::get<SessionView>(shown).who.role == Role::front_desk);
  CHECK(std::get<SessionView>(shown).who.name == "rossi");
  CHECK(is<Unauthenticated>(hotel.by_cookie(hash('b'))));
  CHECK(
      is<Unauthenticated>(hotel.ask_as(Carrier::bearer, hash('a'), AccountRequest(ShowSession{}))));
  CHECK(is<Unauthenticated>(hotel.ask_as(Carrier::none, {}, AccountRequest(ShowSession{}))));
}

TEST_CASE("what a session does is audited under its login, whatever it claims") {
  Accounts hotel;
  hotel.create("rossi", Role::maintenance);
  static_cast<void>(hotel.finish("rossi", true, hash('a')));
  HoldRoom hold;
  hold.number = "101";
  hold.held.mode = room::ClimateMode::off;
  hold.reason = "valve leaks";
  CHECK(is<Forbidden>(hotel.ask_as(Carrier::cookie, hash('a'), OverrideRequest(hold), kStaffOnly,
                                   {Channel::administrator, "boss"})));
  CHECK(is<Done>(hotel.by_cookie(hash('a'), OverrideRequest(hold))));
  const AuditRow last = hotel.store.snapshot().audit.back();
  CHECK(last.actor == Actor{Channel::maintenance, "rossi"});
}

TEST_CASE("a session ends by idling, and at the latest after its life") {
  Accounts hotel;
  hotel.create("rossi", Role::front_desk);
  static_cast<void>(hotel.finish("rossi", true, hash('a')));
  hotel.advance(kSessionIdle - seconds(1));
  CHECK(is<SessionView>(hotel.by_cookie(hash('a'))));
  hotel.advance(kSessionIdle);
  CHECK(is<Unauthenticated>(hotel.by_cookie(hash('a'))));

  static_cast<void>(hotel.finish("rossi", true, hash('b')));
  for (room::Duration used{}; used < kSessionLife - minutes(20); used += minutes(20)) {
    hotel.advance(minutes(20));
    REQUIRE(is<SessionView>(hotel.by_cookie(hash('b'))));
  }
  hotel.advance(minutes(20));
  CHECK(is<Unauthenticated>(hotel.by_cookie(hash('b'))));
  hotel.advance(hours(2));
  hotel.run({});
  CHECK(hotel.store.snapshot().rows<CredentialRow>().empty());
}

TEST_CASE("a wrong password, an unknown login and a disabled account are told alike") {
  Accounts hotel;
  hotel.create("rossi", Role::front_desk);
  hotel.create("gone", Role::front_desk);
  REQUIRE(is<Done>(hotel.change({"gone", {}, true, {}})));
  std::set<std::string> texts;
  for (const auto& answer :
       {hotel.finish("rossi", false, hash('a')), hotel.finish("nobody", true, hash('b')),
        hotel.finish("gone", true, hash('c'))}) {
    REQUIRE(is<Unauthenticated>(answer));
    texts.insert(std::get<Unauthenticated>(answer).why);
  }
  CHECK(texts.size() == 1);
  const Answer begun = hotel.ask(AccountRequest(BeginLogIn{"nobody", "here"}));
  CHECK(std::get<PasswordToCheck>(begun).hash.empty());
  CHECK(hotel.store.snapshot().rows<CredentialRow>().empty());
}

TEST_CASE("a password that was changed while another one was checked is not the right one") {
  Accounts hotel;
  hotel.create("rossi", Role::front_desk);
  REQUIRE(is<Done>(hotel.change({"rossi", {}, {}, "another hash"})));
  CHECK(is<Unauthenticated>(hotel.finish("rossi", true, hash('a'))));
}

TEST_CASE("sessions end with a log-out, with a changed password or role, and with the account") {
  Accounts hotel;
  hotel.create("rossi", Role::front_desk);
  const auto begin = [&](char digit) {
    static_cast<void>(hotel.finish("rossi", true, hash(digit)));
  };
  begin('a');
  begin('b');
  CHECK(is<Done>(hotel.by_cookie(hash('a'), AccountRequest(LogOut{}))));
  CHECK(is<Unauthenticated>(hotel.by_cookie(hash('a'))));
  CHECK(is<SessionView>(hotel.by_cookie(hash('b'))));
  begin('a');
  CHECK(is<Done>(hotel.by_cookie(hash('a'), AccountRequest(LogOut{true}))));
  CHECK(is<Unauthenticated>(hotel.by_cookie(hash('b'))));
  begin('a');
  begin('b');
  CHECK(is<Done>(hotel.by_cookie(
      hash('a'), AccountRequest(FinishPasswordChange{"hash of rossi", true, "hash of rossi"}))));
  CHECK(is<SessionView>(hotel.by_cookie(hash('a'))));
  CHECK(is<Unauthenticated>(hotel.by_cookie(hash('b'))));
  CHECK(is<Done>(hotel.change({"rossi", Role::housekeeping, {}, {}})));
  CHECK(is<Unauthenticated>(hotel.by_cookie(hash('a'))));
  begin('a');
  CHECK(is<Done>(hotel.ask(AccountRequest(RemoveAccount{"rossi"}))));
  CHECK(is<Unauthenticated>(hotel.by_cookie(hash('a'))));
  CHECK(hotel.store.snapshot().rows<AccountRow>().empty());
}

TEST_CASE("an administrator logs somebody out everywhere, who may log in again") {
  Accounts hotel;
  hotel.create("rossi", Role::front_desk);
  const auto begin = [&](char digit) {
    REQUIRE(is<SessionView>(hotel.finish("rossi", true, hash(digit))));
  };
  begin('a');
  begin('b');
  CHECK(is<Done>(hotel.ask(AccountRequest(EndSessions{"rossi"}))));
  CHECK(is<Unauthenticated>(hotel.by_cookie(hash('a'))));
  CHECK(is<Unauthenticated>(hotel.by_cookie(hash('b'))));
  begin('c');
  CHECK(is<SessionView>(hotel.by_cookie(hash('c'))));
  CHECK(is<NotFound>(hotel.ask(AccountRequest(EndSessions{"nobody"}))));
}

TEST_CASE("an account has at most so many sessions: the oldest one ends") {
  Accounts hotel;
  hotel.create("rossi", Role::front_desk);
  const std::string digits = "0123456789abcdef";
  static_cast<void>(hotel.finish("rossi", true, "f" + std::string(kTokenHashDigits - 1, '0')));
  for (std::size_t i = 0; i < kMaxSessionsOfOne; ++i) {
    hotel.advance(seconds(1));
    static_cast<void>(hotel.finish("rossi", true, hash(digits[i])));
  }
  CHECK(hotel.store.snapshot().rows<CredentialRow>().size() == kMaxSessionsOfOne);
  CHECK(is<Unauthenticated>(hotel.by_cookie("f" + std::string(kTokenHashDigits - 1, '0'))));
  CHECK(is<SessionView>(hotel.by_cookie(hash('0'))));
}

TEST_CASE("the last administrator who can log in stays one") {
  Accounts hotel;
  hotel.create("boss", Role::administrator);
  CHECK(is<Conflict>(hotel.ask(AccountRequest(RemoveAccount{"boss"}))));
  CHECK(is<Conflict>(hotel.change({"boss", {}, true, {}})));
  CHECK(is<Conflict>(hotel.change({"boss", Role::front_desk, {}, {}})));
  hotel.create("other", Role::administrator);
  CHECK(is<Done>(hotel.change({"boss", {}, true, {}})));
  CHECK(is<Conflict>(hotel.ask(AccountRequest(RemoveAccount{"other"}))));
  CHECK(is<Done>(hotel.change({"boss", {}, false, {}})));
  CHECK(is<Done>(hotel.ask(AccountRequest(RemoveAccount{"other"}))));
}

TEST_CASE("the set-up link makes one administrator, once, within its time") {
  Accounts hotel;
  const auto offer = [&](char digit) { return hotel.ask(AccountRequest(OfferSetUp{hash(digit)})); };
  const auto check = [&](char digit) {
    return hotel.ask(AccountRequest(CheckSetUp{hash(digit), "here"}));
  };
  const auto set_up = [&](char digit, const char* login) {
    return hotel.ask(AccountRequest(SetUp{hash(digit), login, "a hash", hash('e')}));
  };
  CHECK(is<Unauthenticated>(set_up('a', "boss")));
  REQUIRE(is<Done>(offer('a')));
  hotel.advance(kSetUpLife);
  CHECK(is<Unauthenticated>(check('a')));
  REQUIRE(is<Done>(offer('b')));
  CHECK(is<Unauthenticated>(check('a')));
  CHECK(is<Done>(check('b')));
  // The link opens nothing else.
  CHECK(is<Unauthenticated>(hotel.by_cookie(hash('b'))));
  CHECK(
      is<Unauthenticated>(hotel.ask_as(Carrier::bearer, hash('b'), AccountRequest(ShowSession{}))));
  REQUIRE(is<SessionView>(set_up('b', "boss")));
  CHECK(is<SessionView>(hotel.by_cookie(hash('e'))));
  CHECK(is<Unauthenticated>(set_up('b', "boss2")));
  CHECK(is<Conflict>(offer('c')));
  CHECK(is<Unauthenticated>(check('c')));
}

TEST_CASE("the set-up link outlives a login that is refused") {
  Accounts hotel;
  const auto set_up = [&](const char* login) {
    return hotel.ask(AccountRequest(SetUp{hash('a'), login, "a hash", hash('e')}));
  };
  REQUIRE(is<Done>(hotel.ask(AccountRequest(OfferSetUp{hash('a')}))));
  CHECK(is<Invalid>(set_up("Maria Rossi")));
  CHECK(is<SessionView>(set_up("rossi")));
}

TEST_CASE("a token of a program has its scopes, an end, and can be revoked") {
  Accounts hotel;
  Permits reads;
  reads.add(Permit::rooms_read);
  const Answer made = hotel.ask(AccountRequest(CreateToken{"pos", reads, 30, hash('a')}));
  REQUIRE(is<TokensView>(made));
  const auto with = [&](Permit permit, Carrier carrier = Carrier::bearer) {
    return hotel.ask_as(carrier, hash('a'), AccountRequest(ShowSession{}),
                        {false, {Role::integrator}, permit, Holds::no_guest_data});
  };
  CHECK(is<SessionView>(with(Permit::rooms_read)));
  CHECK(is<Forbidden>(with(Permit::rooms_write)));
  CHECK(is<Unauthenticated>(with(Permit::rooms_read, Carrier::cookie)));
  CHECK(is<Forbidden>(hotel.ask_as(Carrier::bearer, hash('a'), AccountRequest(ShowSession{}))));
  hotel.advance(hours(24 * 30) - seconds(1));
  CHECK(is<SessionView>(with(Permit::rooms_read)));
  const Answer listed = hotel.ask(AccountRequest(ListTokens{}));
  CHECK(std::get<TokensView>(listed).tokens[0].seen == hotel.now.utc);
  hotel.advance(seconds(1));
  CHECK(is<Unauthenticated>(with(Permit::rooms_read)));

  REQUIRE(is<TokensView>(hotel.ask(AccountRequest(CreateToken{"pos", reads, 30, hash('b')}))));
  CHECK(is<NotFound>(hotel.ask(AccountRequest(RevokeToken{"ffffffffffff"}))));
  CHECK(is<Done>(hotel.ask(AccountRequest(RevokeToken{hash('b').substr(0, kTokenIdDigits)}))));
  CHECK(
      is<Unauthenticated>(hotel.ask_as(Carrier::bearer, hash('b'), AccountRequest(ShowSession{}))));
}

TEST_CASE("a guest's credential ends when the room changes hands") {
  Accounts hotel;
  CheckedIn in;
  in.reservation = "900";
  in.room = "101";
  hotel.say(in);
  const std::uint32_t tenancy = hotel.view("101").plan.tenancy;
  const auto put = [&](char digit, std::uint32_t of) {
    CredentialRow row;
    row.hash = hash(digit);
    row.kind = CredentialKind::guest;
    row.room = support::id_of("101");
    row.tenancy = of;
    row.until = {hotel.now.utc.seconds + 1'000'000};
    hotel.store.begin();
    hotel.store.put(row);
    REQUIRE(hotel.store.commit());
  };
  put('a', tenancy);
  put('b', tenancy - 1);
  Effects effects;
  hotel.store.begin();
  hotel.hotel.load(hotel.now, effects);
  REQUIRE(hotel.store.commit());
  const auto shown = [&](char digit) {
    return hotel.ask_as(Carrier::cookie, hash(digit), AccountRequest(ShowSession{}),
                        {false, {Role::guest}, std::nullopt, Holds::no_guest_data});
  };
  CHECK(std::get<SessionView>(shown('a')).who.room == support::id_of("101"));
  CHECK(is<Unauthenticated>(shown('b')));
  CheckedOut out;
  out.reservation = "900";
  out.room = "101";
  hotel.say(out);
  CHECK(is<Unauthenticated>(shown('a')));
  in.reservation = "901";
  hotel.say(in);
  CHECK(is<Unauthenticated>(shown('a')));
}

TEST_CASE("everything about accounts is audited, and nothing that is secret") {
  Accounts hotel;
  hotel.create("boss", Role::administrator);
  static_cast<void>(hotel.finish("boss", false, hash('a')));
  static_cast<void>(hotel.finish("boss", true, hash('a')));
  static_cast<void>(hotel.ask(AccountRequest(CreateToken{"pos", {}, 1, hash('b')})));
  static_cast<void>(hotel.ask(AccountRequest(RevokeToken{hash('b').substr(0, kTokenIdDigits)})));
  static_cast<void>(hotel.by_cookie(hash('a'), AccountRequest(LogOut{})));
  static_cast<void>(hotel.change({"boss", {}, {}, "other"}));
  const std::vector<std::string> expected{"account.created", "session.refused", "session.begun",
                                          "token.created",   "token.revoked",   "session.ended",
                                          "account.password"};
  const std::vector<std::string> words = hotel.audited();
  REQUIRE(words.size() >= expected.size());
  CHECK(std::equal(expected.rbegin(), expected.rend(), words.rbegin()));
  for (const AuditRow& line : hotel.store.snapshot().audit) {
    for (const std::string& text : {line.before, line.after, line.why}) {
      CHECK(text.find("hash of") == std::string::npos);
      CHECK(text.find(hash('a')) == std::string::npos);
      CHECK(text.find(hash('b')) == std::string::npos);
    }
  }
}

TEST_CASE("guessing is slowed down for one login from one address, and nobody else is locked out") {
  LogInThrottle throttle;
  room::Time now{hours(1)};
  for (int i = 0; i < 5; ++i) CHECK_FALSE(throttle.take("rossi", "bad", now));
  CHECK(throttle.take("rossi", "bad", now) == std::optional<room::Duration>(minutes(1)));
  CHECK_FALSE(throttle.take("rossi", "desk", now));
  CHECK_FALSE(throttle.take("bianchi", "bad", now));
  CHECK_FALSE(throttle.take("rossi", "bad", now + minutes(1)));
  CHECK(throttle.take("rossi", "bad", now + minutes(1)));
  throttle.succeeded("rossi", "bad");
  CHECK_FALSE(throttle.take("rossi", "bad", now + minutes(1)));
}

TEST_CASE("guessing at many logins from one address, and at one from many, is slowed down too") {
  const room::Time now{hours(1)};
  LogInThrottle one_address;
  int taken = 0;
  for (int i = 0; i < 100; ++i) taken += one_address.take(std::to_string(i), "bad", now) ? 0 : 1;
  CHECK(taken == 20);
  LogInThrottle one_login;
  taken = 0;
  for (int i = 0; i < 100; ++i) taken += one_login.take("rossi", std::to_string(i), now) ? 0 : 1;
  CHECK(taken == 30);
}

TEST_CASE("attempts are remembered of a bounded number of keys") {
  AttemptBuckets buckets(5, minutes(1));
  room::Time now{hours(1)};
  for (std::size_t i = 0; i < AttemptBuckets::kMaxKeys + 100; ++i) {
    buckets.take(std::to_string(i), now);
    now += seconds(1);
  }
  CHECK(buckets.size() == AttemptBuckets::kMaxKeys);
}

TEST_CASE("logging in is refused before a password is hashed when it was tried too often") {
  Accounts hotel;
  hotel.create("rossi", Role::front_desk);
  const auto begin = [&] { return hotel.ask(AccountRequest(BeginLogIn{"rossi", "bad"})); };
  for (int i = 0; i < 5; ++i) CHECK(is<PasswordToCheck>(begin()));
  const Answer refused = begin();
  REQUIRE(is<TooOften>(refused));
  CHECK(std::get<TooOften>(refused).wait == seconds(60));
}

}  // namespace
}  // namespace innkeeper::hub
