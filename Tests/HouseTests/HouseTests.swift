import Testing

/// What holds for all the sources, whoever writes them.
@Suite struct HouseTests {
    @Test func `each room imports only the rooms it may`() throws {
        let strays = try House.sources().flatMap { file in
            file.imports
                .filter { House.mayImport[$0] != nil && $0 != file.room }
                .filter { House.mayImport[file.room]?.contains($0) != true }
                .map { "\(file.path) imports \($0)" }
        }
        #expect(strays == [])
    }

    @Test func `every room has its place in the table of who may import whom`() throws {
        let rooms = try House.rooms()
        #expect(rooms.contains("EventLoop"))
        #expect(rooms.filter { House.mayImport[$0] == nil } == [])
    }

    @Test func `what a room may import may never, by whatever way, import that room`() {
        for room in House.mayImport.keys {
            var reached: Set<String> = []
            var next = House.mayImport[room] ?? []
            while !next.isEmpty {
                reached.formUnion(next)
                next = Set(next.flatMap { House.mayImport[$0] ?? [] }).subtracting(reached)
            }
            #expect(!reached.contains(room))
        }
    }

    @Test func `no file is longer than 400 lines`() throws {
        let long = try House.sources().filter { $0.lineCount > 400 }.map { "\($0.path): \($0.lineCount) lines" }
        #expect(long == [])
    }

    @Test func `only the event loop handles memory by hand of what Swift counts`() throws {
        let places = try House.sources().filter { $0.room != "EventLoop" }.flatMap { $0.places(of: ["Unmanaged"]) }
        #expect(places == [])
    }

    @Test func `nothing is tried or cast with the process at stake`() throws {
        let places = try House.sources().flatMap { $0.places(of: ["try!", "fatalError(", "as!"]) }
        #expect(places == [])
    }
}
