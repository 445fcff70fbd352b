// In a file of its own: glibc's <netinet/tcp.h> has a tcp_info without min_rtt, and the kernel's <linux/tcp.h> cannot be
// included beside it.
#include "CTCPInfo.h"

#ifdef __linux__
#include <linux/tcp.h>
#include <netinet/in.h>
#include <stddef.h>
#include <string.h>

int ctcp_read_figures(int descriptor, struct ctcp_figures *figures) {
    struct tcp_info info;
    socklen_t length = sizeof info;
    memset(&info, 0, sizeof info);
    if (getsockopt(descriptor, IPPROTO_TCP, TCP_INFO, &info, &length) != 0)
        return -1;
    // An older kernel fills in less, and says how much.
    if (length < offsetof(struct tcp_info, tcpi_min_rtt) + sizeof info.tcpi_min_rtt)
        return -1;
    figures->min_round_trip = info.tcpi_min_rtt;
    figures->round_trip = info.tcpi_rtt;
    figures->since_last_received = info.tcpi_last_data_recv;
    figures->unacknowledged = info.tcpi_unacked;
    figures->unsent = info.tcpi_notsent_bytes;
    return 0;
}
#else
int ctcp_read_figures(int descriptor, struct ctcp_figures *figures) {
    (void)descriptor;
    (void)figures;
    return -1;
}
#endif
