import Foundation
import Yams

extension Configuration {
    /// Applies a YAML file's settings. Throws all that is wrong with it at once, each with its line.
    public mutating func read(file path: String) throws(ConfigurationError) {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw ConfigurationError(["\(path): cannot be read"])
        }
        guard let text = String(validating: data, as: UTF8.self) else {
            throw ConfigurationError(["\(path): is not UTF-8"])
        }
        let root: Node?
        do {
            root = try Yams.compose(yaml: text)
        } catch {
            throw ConfigurationError(["\(path): \(error)"])
        }
        guard let root else { return }
        var problems: [String] = []
        apply(root, Setting.main, file: path, within: nil, problems: &problems)
        if !problems.isEmpty { throw ConfigurationError(problems) }
    }

    private mutating func apply(
        _ node: Node, _ settings: [Setting], file: String, within section: String?, problems: inout [String]
    ) {
        guard case .mapping(let mapping) = node else {
            let what = section.map { "'\($0)'" } ?? "the file"
            return problems.append("\(file):\(node.mark?.line ?? 1): \(what) needs settings, each 'name: value'")
        }
        for (key, value) in mapping {
            let name = key.string ?? ""
            let place = "\(file):\(key.mark?.line ?? 1)"
            if section == nil && name == "limits" {
                apply(value, Setting.limits, file: file, within: name, problems: &problems)
                continue
            }
            guard let setting = settings.first(where: { $0.name == name }) else {
                let known = (settings.map(\.name) + (section == nil ? ["limits"] : [])).joined(separator: ", ")
                problems.append("\(place): there is no setting '\(name)'; there are \(known)")
                continue
            }
            do throws(Setting.Invalid) {
                try setting.apply(value.texts, &self)
            } catch {
                problems.append("\(place): \(error.message)")
            }
        }
    }

    /// Applies the environment's settings, `QUIZLINE_PORT` and the like.
    public mutating func read(environment: [String: String]) throws(ConfigurationError) {
        var problems: [String] = []
        for setting in Setting.main {
            guard let value = environment[setting.environmentName] else { continue }
            let values = setting.name == "host" ? value.split(separator: ",").map(String.init) : [value]
            do throws(Setting.Invalid) {
                try setting.apply(values, &self)
            } catch {
                problems.append("\(setting.environmentName): \(error.message)")
            }
        }
        if !problems.isEmpty { throw ConfigurationError(problems) }
    }
}

extension Configuration {
    /// Sets one setting by its name in a file, as the command line does.
    public mutating func set(_ name: String, to values: [String]) throws(ConfigurationError) {
        guard let setting = Setting.main.first(where: { $0.name == name }) else {
            throw ConfigurationError(["there is no setting '\(name)'"])
        }
        do throws(Setting.Invalid) {
            try setting.apply(values, &self)
        } catch {
            throw ConfigurationError(["--" + error.message.replacing("_", with: "-")])
        }
    }
}

extension Node {
    /// A scalar as it was written, or the scalars of a list.
    fileprivate var texts: [String] {
        switch self {
        case .scalar(let scalar): [scalar.string]
        case .sequence(let sequence): sequence.map { $0.scalar?.string ?? "" }
        case .mapping, .alias: []
        }
    }
}
