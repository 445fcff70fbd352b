internal import Glibc

/// All the addresses of one listener, to be had together or not at all.
struct ListeningPlan {
    private let addresses: [ListenAddress]
    private let backlog: Int32

    init(_ addresses: [ListenAddress], backlog: Int32) {
        self.addresses = addresses
        self.backlog = backlog
    }

    /// The descriptors that listen.
    func open() throws(ListenError) -> [Int32] {
        // A port that was free for the first address may be taken for the next one: ask for another, a few times.
        for _ in 0..<16 {
            do {
                return try openOnce()
            } catch {
                guard case .inUse(let address) = error, address.port == 0 else { throw error }
            }
        }
        return try openOnce()
    }

    private func openOnce() throws(ListenError) -> [Int32] {
        var opened: [Int32] = []
        var sharedPort: UInt16?
        do throws(ListenError) {
            for address in addresses {
                let new = try open(address, port: address.port == 0 ? sharedPort : nil, besides: opened)
                if address.port == 0, let first = new.first {
                    sharedPort = ListeningDescriptor.boundAddress(of: first).port
                }
                opened += new
            }
            guard !opened.isEmpty else { throw nothingLeft }
            return opened
        } catch {
            for descriptor in opened { close(descriptor) }
            throw error
        }
    }

    /// All a host stands for. A wildcard is left out, and so are some of a name's addresses, where the machine has no
    /// IPv6 for them. What is listened on already is not opened again: `localhost` and `127.0.0.1` are the same, and a
    /// resolver may name an address twice.
    private func open(
        _ address: ListenAddress, port: UInt16?, besides others: [Int32]
    ) throws(ListenError) -> [Int32] {
        var opened: [Int32] = []
        var port = port
        var leftOut: ListenError?
        for var candidate in try address.resolve() {
            if let port { candidate.port = port }
            if (others + opened).contains(where: { ListeningDescriptor.boundAddress(of: $0).isSame(as: candidate) }) {
                continue
            }
            do {
                opened.append(try ListeningDescriptor.open(candidate, backlog: backlog))
            } catch {
                if candidate.family == AF_INET6, error.lacksFamily {
                    if !candidate.isWildcard { leftOut = error.asListenError(address) }
                    continue
                }
                for descriptor in opened { close(descriptor) }
                throw error.asListenError(address)
            }
            if candidate.port == 0, let first = opened.first {
                port = ListeningDescriptor.boundAddress(of: first).port
            }
        }
        if opened.isEmpty, let leftOut { throw leftOut }
        return opened
    }

    private var nothingLeft: ListenError {
        let none = ListenAddress(host: "", port: 0)
        return .cannotListen(addresses.first ?? none, addresses.isEmpty ? "no address given" : "no IPv6 here")
    }
}
