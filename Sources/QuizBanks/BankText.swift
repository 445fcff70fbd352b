import Foundation

/// The text of a bank file, as it is on the disk.
enum BankText {
    /// - Returns: The text, or why it cannot be read, for a person.
    static func load(_ path: String) -> (text: String?, problem: BankProblem?) {
        do throws(Unreadable) {
            return (try text(at: path), nil)
        } catch {
            let problem = BankProblem(
                severity: .error, file: path, line: error.line, place: nil, message: error.message)
            return (nil, problem)
        }
    }

    private struct Unreadable: Error {
        var line: Int?
        let message: String
    }

    private static func text(at path: String) throws(Unreadable) -> String {
        let data: Data
        do {
            // Opening a named pipe would wait for its writer.
            let type = try FileManager.default.attributesOfItem(atPath: resolved(path))[.type] as? FileAttributeType
            guard type == .typeRegular else { throw Unreadable(message: "is not a file") }
            let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
            data = try file.read(upToCount: BankLimits.fileBytes + 1) ?? Data()
        } catch let error as Unreadable {
            throw error
        } catch {
            throw Unreadable(message: "cannot be read: \(reason(error))")
        }
        guard data.count <= BankLimits.fileBytes else {
            throw Unreadable(message: "is larger than 1 MiB; a bank of this size is better split")
        }
        if let text = String(validating: data, as: UTF8.self) {
            // A byte order mark says nothing in UTF-8.
            return text.unicodeScalars.first == "\u{FEFF}" ? String(text.unicodeScalars.dropFirst()) : text
        }
        throw Unreadable(line: firstBadLine(data), message: "is not UTF-8 text; save it as UTF-8")
    }

    private static func resolved(_ path: String) -> String {
        URL(fileURLWithPath: path).resolvingSymlinksInPath().path
    }

    /// The line of the first bytes that are not UTF-8, from 1.
    private static func firstBadLine(_ data: Data) -> Int {
        // A line feed never is a part of a longer character, so lines can be judged one by one.
        var line = 1
        for bytes in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if String(validating: bytes, as: UTF8.self) == nil { return line }
            line += 1
        }
        return line
    }
}

/// Why the system could not do something with a file, without the frame that Foundation puts around it.
func reason(_ error: any Error) -> String {
    switch (error as? CocoaError)?.code {
    case .fileNoSuchFile?, .fileReadNoSuchFile?: "there is no such file or directory"
    case .fileReadNoPermission?: "you may not read it"
    default: error.localizedDescription
    }
}
