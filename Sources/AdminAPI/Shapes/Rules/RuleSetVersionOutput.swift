internal import FoundationEssentials
internal import Moderation

/// A version without its document, as lists have it.
struct RuleSetVersionSummary: Encodable {
  var version: Int64
  /// Null for the starter set.
  @Nullable var author: OperatorID?
  @Nullable var authorName: String?
  @Nullable var note: String?
  /// The earlier version that it brought back.
  @Nullable var restores: Int64?
  var createdAt: Timestamp

  init(_ version: RuleSetVersion, names: [OperatorID: String]) {
    self.version = version.version
    _author = Nullable(wrappedValue: version.author)
    _authorName = Nullable(wrappedValue: version.author.flatMap { names[$0] })
    _note = Nullable(wrappedValue: version.note)
    _restores = Nullable(wrappedValue: version.restores)
    createdAt = version.createdAt
  }
}

struct RuleSetVersionOutput: Encodable {
  private let summary: RuleSetVersionSummary
  private let document: RawJSON
  /// Only in the answer that saved the version.
  private let warnings: [RuleSetFaultOutput]?

  init(_ version: RuleSetVersion, names: [OperatorID: String], warnings: [RuleSetFault]? = nil) throws {
    summary = RuleSetVersionSummary(version, names: names)
    document = try RawJSON(text: version.document)
    self.warnings = warnings?.map(RuleSetFaultOutput.init)
  }

  private enum CodingKeys: CodingKey { case document, warnings }

  func encode(to encoder: any Encoder) throws {
    try summary.encode(to: encoder)
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(document, forKey: .document)
    try container.encodeIfPresent(warnings, forKey: .warnings)
  }
}

/// What is wrong, or doubtful, at one place of a document.
struct RuleSetFaultOutput: Encodable {
  var path: String
  var message: String

  init(_ fault: RuleSetFault) {
    path = fault.path
    message = fault.message
  }
}
