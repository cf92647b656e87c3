internal import Moderation

/// A rule set file, in JSON or YAML. A saved version, as the API answers it, counts as the document within it.
struct RuleFile {
  /// For messages.
  let name: String
  let json: [UInt8]

  /// `.json` files are JSON, `.yaml` and `.yml` ones YAML; in others, and on the standard input (`-`), a first `{`
  /// tells JSON.
  init(path: String) throws(CommandFailure) {
    name = TextFile.name(path)
    let bytes = try TextFile.read(path, limit: RuleSetLimits.documentBytes + SavedDocument.longestEnvelope)
    let isJSON = path.hasSuffix(".json") || !Self.isYAML(path) && Self.beginsWithBrace(bytes)
    if isJSON {
      json = SavedDocument.document(in: bytes)
      return
    }
    guard let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandFailure(status: .failed, message: "\(name) is not UTF-8")
    }
    do {
      json = Array(try YAMLConversion.json(from: text).utf8)
    } catch {
      throw CommandFailure(status: .failed, message: "\(name) cannot be read as YAML", details: [error.message])
    }
  }

  /// The document, valid by this build's rules.
  func document() throws(CommandFailure) -> RuleSetDocument {
    do {
      return try RuleSetDocument(json: json)
    } catch {
      throw failure(error)
    }
  }

  /// `faults` as the failure of the command.
  func failure(_ faults: RuleSetFaults) -> CommandFailure {
    let count = faults.faults.count
    return CommandFailure(
      status: .failed, message: "\(name) has \(count == 1 ? "a fault" : "\(count) faults")",
      details: faults.faults.map { ($0.path.isEmpty ? "document" : $0.path) + ": " + $0.message })
  }

  private static func isYAML(_ path: String) -> Bool { path.hasSuffix(".yaml") || path.hasSuffix(".yml") }

  private static func beginsWithBrace(_ bytes: [UInt8]) -> Bool {
    bytes.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D } == UInt8(ascii: "{")
  }
}
