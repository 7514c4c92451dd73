// SPDX-License-Identifier: Apache-2.0
// The vector table of mps2-an385: ARM's application note AN385, table 4-1 for the interrupts.
#include <cstdint>

extern "C" {
extern std::uint32_t stack_top;
void Reset_Handler();
void Fault_Handler();
void SysTick_Handler();
void ConsoleReceive_Handler();
void ConsoleSend_Handler();
void ModemReceive_Handler();
void ModemSend_Handler();
void Watchdog_Handler();

// The first expiry of the watchdog changes nothing: the second resets the chip.
void Watchdog_Handler() {}
}

namespace {

using Handler = void (*)();

struct Vectors {
  std::uint32_t* stack;
  Handler handlers[15 + 32];
};

// Whatever nobody switched on must not come: it ends as a fault.
[[gnu::section(".vectors"), gnu::used]] const Vectors vectors = {&stack_top,
                                                                 {Reset_Handler,
                                                                  Watchdog_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  nullptr,
                                                                  nullptr,
                                                                  nullptr,
                                                                  nullptr,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  nullptr,
                                                                  Fault_Handler,
                                                                  SysTick_Handler,
                                                                  ConsoleReceive_Handler,
                                                                  ConsoleSend_Handler,
                                                                  ModemReceive_Handler,
                                                                  ModemSend_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler,
                                                                  Fault_Handler}};

}  // namespace
