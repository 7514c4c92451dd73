/* SPDX-License-Identifier: Apache-2.0
   lwIP for one TCP connection, DHCP and ping, without operating system, from fixed memory. */
#ifndef INNKEEPER_LWIPOPTS_H
#define INNKEEPER_LWIPOPTS_H

#define NO_SYS 1
#define SYS_LIGHTWEIGHT_PROT 0 /* frames are fetched by the program, never by an interrupt */
#define LWIP_SOCKET 0
#define LWIP_NETCONN 0
#define LWIP_RAW 0
#define LWIP_UDP 1 /* for DHCP */
#define LWIP_DHCP 1
#define LWIP_IPV6 0
#define LWIP_STATS 0
#define IP_REASSEMBLY 0 /* nothing on this wire is sent in fragments */
#define IP_FRAG 0
#define LWIP_NETIF_TX_SINGLE_PBUF 0
#define ARP_QUEUEING 0

#define MEM_ALIGNMENT 4
#define MEM_SIZE 3072 /* what is being sent, and DHCP's state */
#define PBUF_POOL_SIZE 10
#define PBUF_POOL_BUFSIZE 320 /* two for a full segment: what arrives is 20 to 600 bytes */
#define MEMP_NUM_PBUF 8
#define MEMP_NUM_TCP_PCB 3 /* the connection, and two that are still closing */
#define MEMP_NUM_TCP_PCB_LISTEN 1
#define MEMP_NUM_UDP_PCB 1
#define MEMP_NUM_TCP_SEG 8

#define TCP_MSS 536
#define TCP_WND (2 * TCP_MSS)
#define TCP_SND_BUF (2 * TCP_MSS)
#define TCP_SND_QUEUELEN 8
#define TCP_QUEUE_OOSEQ 0
/* A board that restarts must not meet the connection it had before. */
#define LWIP_RANDOMIZE_INITIAL_LOCAL_PORTS 1

#endif
