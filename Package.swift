// swift-tools-version: 6.2
import Foundation
import PackageDescription

// `QUIZLINE_PART=core` leaves out what needs third-party packages with long builds, so that the loop, the protocol and
// the night can be built and tested under a sanitizer in seconds (see `make sanitize`).
let coreOnly = ProcessInfo.processInfo.environment["QUIZLINE_PART"] == "core"

let swift: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),
    .enableUpcomingFeature("MemberImportVisibility"),
    .unsafeFlags(["-warnings-as-errors"]),
]

func room(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: swift)
}

func tests(_ name: String, _ dependencies: [Target.Dependency], _ more: [SwiftSetting] = []) -> Target {
    .testTarget(name: name, dependencies: dependencies, swiftSettings: swift + more)
}

let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let log = Target.Dependency.product(name: "Logging", package: "swift-log")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let histogram = Target.Dependency.product(name: "Histogram", package: "hdrhistogram-swift")
let arguments = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")

let core: [Target] = [
    .systemLibrary(name: "CLibuv", pkgConfig: "libuv", providers: [.apt(["libuv1-dev"])]),
    .target(name: "CTCPInfo"),
    .target(name: "CSimdJSON", linkerSettings: [.linkedLibrary("simdjson")]),
    room("EventLoop", ["CLibuv", "CTCPInfo", heap]),
    room("QuizRules"),
    room("QuizRecords", ["QuizRules"]),
    room("QuizProtocol", ["QuizRules", "CSimdJSON"]),
    room("QuizNight", ["QuizRules", "QuizProtocol", heap]),
    room("QuizReport", ["QuizRules"]),
    tests("HouseTests", []),
    tests("EventLoopTests", ["EventLoop"]),
    tests("QuizRulesTests", ["QuizRules", "Whim"]),
    // Anything that can be in a record, from a seed.
    .target(name: "Whim", dependencies: ["QuizRecords", "QuizRules"], path: "Tests/Whim", swiftSettings: swift),
    tests("QuizRecordsTests", ["QuizRecords", "QuizRules", "Whim"]),
    tests("QuizProtocolTests", ["QuizProtocol", "QuizRules"]),
    tests("QuizReportTests", ["QuizReport", "QuizRules"]),
    tests("QuizNightTests", ["QuizNight", "QuizProtocol", "QuizRules"]),
    // Optimised always: it plays hundreds of evenings in every run of the tests, and looks at every byte of them.
    tests("SimulationTests", ["QuizNight", "QuizRecords", "QuizProtocol", "QuizRules"], [.unsafeFlags(["-O"])]),
]

let whole: [Target] = [
    room("QuizBanks", ["QuizRules", yams], resources: [.embedInCode("Banks")]),
    room("QuizJournal", ["QuizRules", "QuizRecords", grdb]),
    room(
        "QuizServer",
        [
            "EventLoop", "QuizRules", "QuizRecords", "QuizBanks", "QuizProtocol", "QuizNight", "QuizJournal", log, yams,
        ]),
    .executableTarget(
        name: "quizline",
        dependencies: [
            "QuizServer", "QuizBanks", "QuizJournal", "QuizReport", "QuizProtocol", "QuizRecords", "QuizRules",
            arguments,
        ],
        swiftSettings: swift),
    tests("QuizBanksTests", ["QuizBanks", "QuizRules"]),
    .executableTarget(
        name: "journal-writer", dependencies: ["QuizJournal", "QuizRecords", "QuizRules"], path: "Tests/JournalWriter",
        swiftSettings: swift),
    tests("QuizJournalTests", ["QuizJournal", "QuizRecords", "QuizRules", "Whim", "journal-writer", grdb]),
    tests("QuizServerTests", ["QuizServer", "QuizNight", "QuizJournal", "QuizRecords", "QuizRules", log]),
    tests("EndToEndTests", ["quizline"]),
]

// What measures the server (`make bench`), its yardstick, and a library that counts allocations.
let loadtest: [Target] = [
    .executableTarget(
        name: "quizline-load", dependencies: ["EventLoop", arguments, histogram], path: "loadtest/quizline-load",
        swiftSettings: swift),
    .executableTarget(
        name: "quizline-microbench",
        dependencies: ["QuizRules", "QuizRecords", "QuizJournal", "QuizProtocol", arguments],
        path: "loadtest/microbench",
        swiftSettings: swift),
    .executableTarget(name: "quizline-baseline", dependencies: ["CLibuv"], path: "loadtest/baseline"),
    .target(name: "CountingMalloc", path: "loadtest/counting-malloc"),
]

let package = Package(
    name: "quizline",
    products: coreOnly
        ? []
        : [
            .executable(name: "quizline", targets: ["quizline"]),
            .executable(name: "quizline-load", targets: ["quizline-load"]),
            .executable(name: "quizline-microbench", targets: ["quizline-microbench"]),
            .executable(name: "quizline-baseline", targets: ["quizline-baseline"]),
            .library(name: "CountingMalloc", type: .dynamic, targets: ["CountingMalloc"]),
        ],
    dependencies: [.package(url: "https://github.com/apple/swift-collections", from: "1.6.0")]
        + (coreOnly
            ? []
            : [
                .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.0"),
                .package(url: "https://github.com/apple/swift-log", from: "1.16.0"),
                .package(url: "https://github.com/jpsim/Yams", from: "6.2.0"),
                .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
                .package(url: "https://github.com/HdrHistogram/hdrhistogram-swift", from: "0.2.0"),
            ]),
    targets: coreOnly ? core : core + whole + loadtest,
    cxxLanguageStandard: .cxx17
)
