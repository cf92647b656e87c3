internal import Moderation

/// A rule set file, in JSON or YAML. A saved version, as the API answers it, counts as the document within it.
struct RuleFile {
  /// For messages.
  let name: String
  let json: [UInt8]

  init(path: String) throws(CommandFailure) {
    let file = try DocumentFile(
      path: path, upTo: RuleSetLimits.documentBytes + SavedDocument.longestEnvelope,
      longest: RuleSetLimits.documentBytes)
    name = file.name
    json = file.isJSON ? SavedDocument.document(in: file.json) : file.json
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
}
