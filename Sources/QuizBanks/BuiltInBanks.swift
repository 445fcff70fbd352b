/// The bank files in the program itself, from the directory `Banks`. A new file there needs its line here; a test holds
/// that none is forgotten.
enum BuiltInBanks {
    static let all: [(file: String, bytes: [UInt8])] = [
        ("warm-up.yaml", PackageResources.warm_up_yaml)
    ]
}
