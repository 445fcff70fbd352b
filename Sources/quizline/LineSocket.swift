import Foundation

/// A blocking client of the demo: lines out, JSON events or plain text in. One thread reads, any may send.
final class LineSocket: @unchecked Sendable {
    enum Failure: Error, CustomStringConvertible {
        case cannotConnect(Int32)
        case ended

        var description: String {
            switch self {
            case .cannotConnect(let code): "cannot connect to the demo's server: \(String(cString: strerror(code)))"
            case .ended: "the demo's server ended too soon"
            }
        }
    }

    private let descriptor: Int32
    private var unread: [UInt8] = []

    init(port: Int) throws(Failure) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = in_port_t(port).bigEndian
        address.sin_addr.s_addr = in_addr_t(INADDR_LOOPBACK).bigEndian
        let status = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size))
            }
        }
        guard status == 0 else { throw .cannotConnect(errno) }
    }

    deinit { _ = Glibc.close(descriptor) }

    /// Ends both directions; a thread that reads is woken.
    func close() { _ = shutdown(descriptor, Int32(SHUT_RDWR)) }

    func send(_ object: [String: Any]) throws {
        try send(line: String(decoding: JSONSerialization.data(withJSONObject: object), as: UTF8.self))
    }

    func send(line: String) throws(Failure) {
        let bytes = Array((line + "\n").utf8)
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(descriptor, buffer.baseAddress?.advanced(by: sent), bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { throw .ended }
            sent += count
        }
    }

    /// The next event; blocks until it is there.
    func next() throws -> [String: Any] {
        while true {
            if let end = unread.firstIndex(of: UInt8(ascii: "\n")) {
                let line = Data(unread[..<end])
                unread.removeFirst(end + 1)
                return try JSONSerialization.jsonObject(with: line) as? [String: Any] ?? [:]
            }
            unread += try read()
        }
    }

    /// The next event of a type; others are passed over.
    func next(type: String) throws -> [String: Any] {
        while true {
            let event = try next()
            if event["type"] as? String == type { return event }
        }
    }

    /// Copies what comes, all but the first line (the welcome), until the end.
    func copyToStandardOutput() {
        var isFirst = true
        while let bytes = try? read() {
            var bytes = bytes[...]
            if isFirst, let end = bytes.firstIndex(of: UInt8(ascii: "\n")) {
                bytes = bytes[(end + 1)...]
                isFirst = false
            }
            FileHandle.standardOutput.write(Data(bytes))
        }
    }

    private func read() throws(Failure) -> [UInt8] {
        var buffer = [UInt8](repeating: 0, count: 16_384)
        let count = buffer.withUnsafeMutableBytes { recv(descriptor, $0.baseAddress, $0.count, 0) }
        guard count > 0 else { throw .ended }
        return Array(buffer[..<count])
    }
}
