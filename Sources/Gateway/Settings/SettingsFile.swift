internal import Yams

/// A settings file: YAML whose nested keys are joined with dots, every value a scalar.
struct SettingsFile {
  struct Entry: Equatable {
    var text: String
    /// Counted from 1.
    var line: Int
  }

  /// Larger files are refused: no one has that many settings.
  private static let limit = 1 << 20

  private(set) var entries: [String: Entry] = [:]
  private var faults: [SettingsError.Fault] = []

  /// No settings.
  init() {}

  /// Throws `SettingsError`; `path` is named where the file as a whole is at fault.
  init(_ text: String, path: String) throws(SettingsError) {
    guard text.utf8.count <= Self.limit else { throw Self.fault(path, "is larger than \(Self.limit) bytes") }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw Self.fault(path, "is not YAML: " + Self.words(for: error))
    }
    // Without content the root is nothing, or an empty text where there are only comments.
    guard let root, root.scalar?.string != "" else { return }
    guard root.mapping != nil else { throw Self.fault(path, "is not a list of settings, each with its value") }
    flatten(root, under: "", line: 1)
    guard faults.isEmpty else { throw SettingsError(faults: faults) }
  }

  private mutating func flatten(_ node: Node, under key: String, line: Int) {
    switch node {
    case .mapping(let mapping):
      for (name, value) in mapping {
        let line = name.mark?.line ?? line
        guard let name = name.scalar?.string else {
          faults.append(.init(key: key, source: .file(line: line), message: "has a key that is not a text"))
          continue
        }
        flatten(value, under: key.isEmpty ? name : "\(key).\(name)", line: line)
      }
    case .scalar(let scalar):
      if let earlier = entries.updateValue(Entry(text: scalar.string, line: line), forKey: key) {
        faults.append(
          .init(key: key, source: .file(line: line), message: "is set twice, first in line \(earlier.line)"))
      }
    case .sequence, .alias:
      faults.append(
        .init(key: key, source: .file(line: line), message: "is a list or an alias; a single value is wanted"))
    }
  }

  /// Never what stands in the file, as the parser's own words have it: it may be a secret.
  private static func words(for error: any Error) -> String {
    switch error as? YamlError {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      "line \(mark.line), column \(mark.column): \(problem)"
    case .duplicatedKeysInMapping(let keys, let context):
      "line \(context.mark.line): \(keys.first.map { "\($0)" } ?? "a key") is set twice"
    case .reader(let problem, _, _, _): problem
    default: "it cannot be read as such"
    }
  }

  private static func fault(_ key: String, _ message: String) -> SettingsError {
    SettingsError(faults: [.init(key: key, message: message)])
  }
}
