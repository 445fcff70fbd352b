#define _GNU_SOURCE // for accept4
#include "CTCPInfo.h"
#include <fcntl.h>
#include <unistd.h>

int ctcp_accept(int listening, struct sockaddr *address, socklen_t *length) {
#ifdef __linux__
    return accept4(listening, address, length, SOCK_NONBLOCK | SOCK_CLOEXEC);
#else
    int descriptor = accept(listening, address, length);
    if (descriptor >= 0) {
        fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK);
        fcntl(descriptor, F_SETFD, FD_CLOEXEC);
    }
    return descriptor;
#endif
}
