/* SPDX-License-Identifier: Apache-2.0
   What lwIP asks of a compiler and its board. */
#ifndef INNKEEPER_LWIP_CC_H
#define INNKEEPER_LWIP_CC_H

#ifdef __cplusplus
extern "C" {
#endif
/* ethernet_line.cpp */
unsigned int lwip_random_number(void);
#ifdef __cplusplus
}
#endif

#define LWIP_NO_UNISTD_H 1
#define LWIP_NO_CTYPE_H 1
#define LWIP_RAND() ((u32_t)lwip_random_number())
/* Nothing is printed, and a broken promise restarts the board. */
#define LWIP_PLATFORM_DIAG(message) ((void)0)
#define LWIP_PLATFORM_ASSERT(message) __builtin_trap()

#endif
