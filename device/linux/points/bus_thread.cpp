// SPDX-License-Identifier: Apache-2.0
#include "device/linux/points/bus_thread.hpp"

#include <utility>

namespace innkeeper::device {

BusThread::BusThread(std::unique_ptr<BusServer> server, BusServer::Clock clock)
    : server_(std::move(server)), clock_(std::move(clock)), thread_([this] { run(); }) {}

BusThread::~BusThread() {
  {
    const std::lock_guard lock(mutex_);
    stops_ = true;
  }
  changed_.notify_one();
  thread_.join();
}

void BusThread::wake() {
  {
    const std::lock_guard lock(mutex_);
    woken_ = true;
  }
  changed_.notify_one();
}

void BusThread::run() {
  std::unique_lock lock(mutex_);
  while (!stops_) {
    woken_ = false;
    lock.unlock();
    const room::Time next = server_->serve();
    lock.lock();
    changed_.wait_for(lock, next - clock_(), [this] { return woken_ || stops_; });
  }
  lock.unlock();
  server_->stop();
}

}  // namespace innkeeper::device
