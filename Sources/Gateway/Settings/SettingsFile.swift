internal import Yams

/// A settings file: YAML whose nested keys are joined with dots, every value a scalar.
enum SettingsFile {
  /// Larger files are refused: no one has that many settings.
  private static let limit = 1 << 20

  /// Keys and values as text. Throws `SettingsError`.
  static func values(in text: String, path: String) throws(SettingsError) -> [String: String] {
    guard text.utf8.count <= limit else { throw fault(path, "is larger than \(limit) bytes") }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch {
      throw fault(path, "is not YAML: \(error)")
    }
    // Without content the root is nothing, or an empty text where there are only comments.
    guard let root, root.scalar?.string != "" else { return [:] }
    guard root.mapping != nil else { throw fault(path, "is not a list of settings, each with its value") }
    var values: [String: String] = [:]
    var faults: [SettingsError.Fault] = []
    flatten(root, under: "", into: &values, &faults)
    guard faults.isEmpty else { throw SettingsError(faults: faults) }
    return values
  }

  private static func flatten(
    _ node: Node, under key: String, into values: inout [String: String], _ faults: inout [SettingsError.Fault]
  ) {
    switch node {
    case .mapping(let mapping):
      for (name, value) in mapping {
        guard let name = name.scalar?.string else {
          faults.append(.init(key: key, message: "has a key that is not a text"))
          continue
        }
        flatten(value, under: key.isEmpty ? name : "\(key).\(name)", into: &values, &faults)
      }
    case .scalar(let scalar):
      if values.updateValue(scalar.string, forKey: key) != nil {
        faults.append(.init(key: key, message: "is set twice"))
      }
    case .sequence, .alias:
      faults.append(.init(key: key, message: "is a list or an alias; a single value is wanted"))
    }
  }

  private static func fault(_ key: String, _ message: String) -> SettingsError {
    SettingsError(faults: [.init(key: key, message: message)])
  }
}
