// SPDX-License-Identifier: Apache-2.0
// Runs one BusServer in a thread of its own, so that a slow bus delays neither the control step nor any
// other bus.
#pragma once

#include <condition_variable>
#include <memory>
#include <mutex>
#include <thread>

#include "device/linux/points/bus_server.hpp"

namespace innkeeper::device {

class BusThread {
 public:
  /// `clock` must be the steady clock's time: the thread waits by it.
  BusThread(std::unique_ptr<BusServer> server, BusServer::Clock clock);
  /// Lets the outputs go off that do not hold, and ends within two deadlines of the bus for each.
  ~BusThread();
  BusThread(const BusThread&) = delete;
  BusThread& operator=(const BusThread&) = delete;

  /// Something is to be driven. Never blocks for longer than a flag takes.
  void wake();

 private:
  void run();

  std::unique_ptr<BusServer> server_;
  BusServer::Clock clock_;
  std::mutex mutex_;
  std::condition_variable changed_;
  bool woken_ = false;
  bool stops_ = false;
  std::thread thread_;
};

}  // namespace innkeeper::device
