import EventLoop
import Glibc

/// A client as simple as can be: a blocking socket, to be used on a thread other than the loop's.
final class ClientSocket: Sendable {
    struct Failure: Error, CustomStringConvertible {
        let description: String

        init(_ operation: String) {
            description = "\(operation): \(String(cString: strerror(errno)))"
        }
    }

    private let descriptor: Int32

    /// - Parameter receiveBuffer: bytes that the kernel may hold for a client that does not read; it doubles the number.
    init(_ address: ListenAddress, receiveBuffer: Int32? = nil) throws {
        let six = address.host.contains(":")
        descriptor = socket(six ? AF_INET6 : AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        if descriptor < 0 { throw Failure("socket") }
        if var size = receiveBuffer {
            setsockopt(descriptor, SOL_SOCKET, SO_RCVBUF, &size, socklen_t(MemoryLayout<Int32>.size))
        }
        // A test that goes wrong shall fail, not hang.
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        setsockopt(descriptor, SOL_SOCKET, SO_SNDTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        try connect(address, six: six)
    }

    deinit {
        close(descriptor)
    }

    func send(_ text: String) throws {
        try send(Array(text.utf8))
    }

    func send(_ bytes: [UInt8]) throws {
        var left = bytes[...]
        while !left.isEmpty {
            let sent = left.withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if sent <= 0 { throw Failure("send") }
            left = left.dropFirst(sent)
        }
    }

    /// What comes next, at most `most` bytes; empty at the end.
    func receive(most: Int = 65536) throws -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: most)
        let count = recv(descriptor, &bytes, most, 0)
        if count < 0 { throw Failure("receive") }
        return Array(bytes.prefix(count))
    }

    func receive(exactly count: Int) throws -> [UInt8] {
        var bytes: [UInt8] = []
        while bytes.count < count {
            let more = try receive(most: count - bytes.count)
            if more.isEmpty { break }
            bytes += more
        }
        return bytes
    }

    func receiveText(_ count: Int) throws -> String {
        String(decoding: try receive(exactly: count), as: UTF8.self)
    }

    func receiveToEnd() throws -> [UInt8] {
        var bytes: [UInt8] = []
        while true {
            let more = try receive()
            if more.isEmpty { return bytes }
            bytes += more
        }
    }

    func receiveTextToEnd() throws -> String {
        String(decoding: try receiveToEnd(), as: UTF8.self)
    }

    /// Says that nothing more is sent.
    func finish() {
        shutdown(descriptor, Int32(SHUT_WR))
    }

    /// Makes the end of this object a reset.
    func resetAtEnd() {
        var linger = linger(l_onoff: 1, l_linger: 0)
        setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &linger, socklen_t(MemoryLayout<Glibc.linger>.size))
    }

    private func connect(_ address: ListenAddress, six: Bool) throws {
        let status: Int32
        if six {
            var name = sockaddr_in6()
            name.sin6_family = sa_family_t(AF_INET6)
            name.sin6_port = address.port.bigEndian
            inet_pton(AF_INET6, address.host, &name.sin6_addr)
            status = call(&name, MemoryLayout<sockaddr_in6>.size)
        } else {
            var name = sockaddr_in()
            name.sin_family = sa_family_t(AF_INET)
            name.sin_port = address.port.bigEndian
            inet_pton(AF_INET, address.host, &name.sin_addr)
            status = call(&name, MemoryLayout<sockaddr_in>.size)
        }
        if status != 0 { throw Failure("connect to \(address)") }
    }

    private func call(_ name: UnsafeRawPointer, _ size: Int) -> Int32 {
        Glibc.connect(descriptor, name.assumingMemoryBound(to: sockaddr.self), socklen_t(size))
    }
}
