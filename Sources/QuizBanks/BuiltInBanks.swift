/// The bank files in the program itself, from the directory `Banks`. A new file there needs its line here; a test holds
/// that none is forgotten.
enum BuiltInBanks {
    static let all: [(file: String, bytes: [UInt8])] = [
        ("classroom.yaml", PackageResources.classroom_yaml),
        ("mlops-devops.yaml", PackageResources.mlops_devops_yaml),
        ("pub-quiz.yaml", PackageResources.pub_quiz_yaml),
        ("warm-up.yaml", PackageResources.warm_up_yaml),
    ]
}
