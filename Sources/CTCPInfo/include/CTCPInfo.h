// What Swift cannot reach of a TCP socket by itself.
#pragma once
#include <stdint.h>
#include <sys/socket.h>

struct ctcp_figures {
    uint32_t min_round_trip;      // microseconds; UINT32_MAX while none was measured
    uint32_t round_trip;          // microseconds, smoothed
    uint32_t since_last_received; // milliseconds
    uint32_t unacknowledged;      // segments, the closing one included, that the peer has not acknowledged
    uint32_t unsent;              // bytes that have not left yet
};

// The kernel's figures of a connection. 0, or -1 where the system has none.
int ctcp_read_figures(int descriptor, struct ctcp_figures *figures);

// accept(2) that gives a non-blocking descriptor, closed on exec: accept4(2) where there is one.
int ctcp_accept(int listening, struct sockaddr *address, socklen_t *length);
