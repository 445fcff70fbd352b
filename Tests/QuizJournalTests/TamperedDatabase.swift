import GRDB

/// Somebody else's hands on the database.
enum TamperedDatabase {
    static func run(_ sql: String, on path: String) throws {
        let database = try DatabaseQueue(path: path)
        try database.writeWithoutTransaction { try $0.execute(sql: sql) }
        try database.close()
    }
}
