internal import FoundationEssentials
internal import Moderation

struct RuleSetVersionOutput: Encodable {
  var version: Int64
  var document: RawJSON
  /// Null for the starter set.
  @Nullable var author: OperatorID?
  @Nullable var note: String?
  var createdAt: Timestamp

  init(_ version: RuleSetVersion) throws {
    self.version = version.version
    document = try RawJSON(text: version.document)
    _author = Nullable(wrappedValue: version.author)
    _note = Nullable(wrappedValue: version.note)
    createdAt = version.createdAt
  }
}
