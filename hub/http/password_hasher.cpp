// SPDX-License-Identifier: Apache-2.0
#include "hub/http/password_hasher.hpp"

#include <sodium.h>

#include <array>
#include <utility>

#include "shared/util/check.hpp"

namespace innkeeper::hub::http {
namespace {

/// The password does not stay in freed memory.
class Wiped {
 public:
  explicit Wiped(std::string text) : text_(std::move(text)) {}
  Wiped(const Wiped&) = default;
  Wiped(Wiped&&) = default;
  Wiped& operator=(const Wiped&) = delete;
  Wiped& operator=(Wiped&&) = delete;
  ~Wiped() { sodium_memzero(text_.data(), text_.size()); }
  [[nodiscard]] const std::string& get() const { return text_; }

 private:
  std::string text_;
};

}  // namespace

PasswordCost usual_cost() {
  return {crypto_pwhash_OPSLIMIT_INTERACTIVE, crypto_pwhash_MEMLIMIT_INTERACTIVE};
}

PasswordCost least_cost() { return {crypto_pwhash_OPSLIMIT_MIN, crypto_pwhash_MEMLIMIT_MIN}; }

PasswordHasher::PasswordHasher(PasswordCost cost) : cost_(cost) {
  check(sodium_init() >= 0, "libsodium finds a source of randomness");
  thread_ = std::thread([this] { run(); });
}

void PasswordHasher::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopping_ = true;
    waiting_.clear();
  }
  changed_.notify_one();
  if (thread_.joinable()) thread_.join();
}

bool PasswordHasher::push(std::function<void()> job) {
  {
    const std::lock_guard lock(mutex_);
    if (stopping_ || waiting_.size() >= kMaxWaitingPasswords) return false;
    waiting_.push_back(std::move(job));
  }
  changed_.notify_one();
  return true;
}

void PasswordHasher::run() {
  for (;;) {
    std::function<void()> job;
    {
      std::unique_lock lock(mutex_);
      changed_.wait(lock, [this] { return stopping_ || !waiting_.empty(); });
      if (stopping_) return;
      job = std::move(waiting_.front());
      waiting_.pop_front();
    }
    job();
  }
}

bool PasswordHasher::hash(std::string password, std::function<void(std::string)> done) {
  return push([this, password = Wiped(std::move(password)), done = std::move(done)] {
    done(hash_now(password.get()));
  });
}

bool PasswordHasher::compare(std::string password, std::string hash,
                             std::function<void(Verdict)> done) {
  return push([this, password = Wiped(std::move(password)), hash = std::move(hash),
               done = std::move(done)] { done(compare_now(password.get(), hash)); });
}

std::string PasswordHasher::hash_now(const std::string& password) const {
  std::array<char, crypto_pwhash_STRBYTES> hash{};
  const int failed = crypto_pwhash_str(hash.data(), password.data(), password.size(),
                                       cost_.operations, cost_.memory_bytes);
  return failed == 0 ? std::string(hash.data()) : std::string();
}

PasswordHasher::Verdict PasswordHasher::compare_now(const std::string& password,
                                                    const std::string& hash) const {
  if (hash.empty()) {
    static_cast<void>(hash_now(password));
    return {};
  }
  if (crypto_pwhash_str_verify(hash.c_str(), password.data(), password.size()) != 0) return {};
  const bool is_of_this_cost =
      crypto_pwhash_str_needs_rehash(hash.c_str(), cost_.operations, cost_.memory_bytes) == 0;
  return {true, is_of_this_cost ? std::string() : hash_now(password)};
}

}  // namespace innkeeper::hub::http
