#!/usr/bin/env python3
"""A slow network on one machine.

Two network namespaces are joined by two tun devices, and this program carries every packet from one to the other after
it has waited for its time. No proxy stands between: the two ends speak TCP with each other, so the kernel's own figures
of the round trip (TCP_INFO) are those of players far away.

    slow_link.py --delay-ms 75 [--jitter-ms 5] [--loss 0.01]

prints one line when the link stands,

    ready NEAR FAR 198.18.0.1 198.18.0.2

(two namespaces for `ip netns exec`, and the address of each on the link), carries until its standard input ends or it
gets SIGTERM, and takes everything down. The delay is that of one way. Exit status 77: this machine cannot do it (not
Linux, no root, no /dev/net/tun, no iproute2); the reason is on standard error.
"""
import argparse
import collections
import os
import random
import select
import shutil
import signal
import struct
import subprocess
import sys
import time

CANNOT = 77
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000
ADDRESSES = ("198.18.0.1", "198.18.0.2")  # RFC 2544: reserved for measuring


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--delay-ms", type=float, required=True, help="one way")
    parser.add_argument("--jitter-ms", type=float, default=0, help="standard deviation of the delay")
    parser.add_argument("--loss", type=float, default=0, help="share of packets that are lost, 0 to 1")
    options = parser.parse_args()
    if reason := why_not():
        print(f"slow_link: {reason}", file=sys.stderr)
        return CANNOT
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    # The process's number keeps two links on one machine apart.
    spaces = [f"quizline-{os.getpid()}-{end}" for end in ("near", "far")]
    try:
        ends = [raise_end(space, f"ql{os.getpid()}{i}", ADDRESSES[i]) for i, space in enumerate(spaces)]
        be_punctual()
        print("ready", *spaces, *ADDRESSES, flush=True)
        delay, jitter = options.delay_ms / 1000, options.jitter_ms / 1000
        carry(ends, lambda: max(0.0, random.gauss(delay, jitter)) if jitter else delay, options.loss)
    except subprocess.CalledProcessError as error:
        print(f"slow_link: {' '.join(error.cmd)}: {error.stderr.strip()}", file=sys.stderr)
        return CANNOT
    finally:
        for space in spaces:
            subprocess.run(["ip", "netns", "del", space], stderr=subprocess.DEVNULL)
    return 0


def why_not():
    if not sys.platform.startswith("linux"):
        return "needs Linux"
    if os.geteuid() != 0:
        return "needs root, to make network namespaces"
    if not os.path.exists("/dev/net/tun"):
        return "needs /dev/net/tun"
    if not shutil.which("ip"):
        return "needs the command ip (Debian: iproute2)"
    return None


def raise_end(space, device, address):
    """One end of the link: a namespace with a tun device and an address. Returns the device's file descriptor."""
    import fcntl

    ip("netns", "add", space)
    tun = os.open("/dev/net/tun", os.O_RDWR | os.O_NONBLOCK)
    try:
        fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH", device.encode(), IFF_TUN | IFF_NO_PI))
    except OSError as error:
        raise subprocess.CalledProcessError(1, ["open", "/dev/net/tun"], stderr=str(error))
    ip("link", "set", device, "netns", space)
    ip("-n", space, "addr", "add", f"{address}/30", "dev", device)
    ip("-n", space, "link", "set", device, "up")
    ip("-n", space, "link", "set", "lo", "up")
    return tun


def be_punctual():
    """Ahead of everybody else, where that is allowed, and woken without slack: a packet should be late by its delay only."""
    try:
        os.sched_setscheduler(0, os.SCHED_FIFO, os.sched_param(10))
    except OSError:
        pass


def ip(*words):
    subprocess.run(["ip", *words], check=True, capture_output=True, text=True)


def carry(ends, delay, loss):
    """Takes packets from each end to the other, each `delay()` seconds late, until standard input ends."""
    waiting = {end: collections.deque() for end in ends}  # by the end they go to: (due, packet), in order
    while True:
        for end, queue in waiting.items():
            while queue and queue[0][0] <= time.monotonic():
                deliver(end, queue.popleft()[1])
        nearest = min((queue[0][0] for queue in waiting.values() if queue), default=None)
        timeout = None if nearest is None else max(0, nearest - time.monotonic())
        ready = select.select([*ends, sys.stdin], [], [], timeout)[0]
        if sys.stdin in ready and not os.read(sys.stdin.fileno(), 4096):
            return
        for end, other in (ends, reversed(ends)):
            if end in ready:
                for packet in packets(end):
                    if random.random() >= loss:
                        queue = waiting[other]
                        # Never before the one ahead of it: a path keeps its order, nearly always.
                        due = max(time.monotonic() + delay(), queue[-1][0] if queue else 0)
                        queue.append((due, packet))


def packets(end):
    try:
        while True:
            yield os.read(end, 65536)
    except BlockingIOError:
        return


def deliver(end, packet):
    try:
        os.write(end, packet)
    except OSError:
        pass  # The other end's queue is full or gone: lost, as on a real link.


if __name__ == "__main__":
    sys.exit(main())
