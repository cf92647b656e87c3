internal import Moderation

struct TermListOutput: Encodable {
  var id: TermListID
  var name: String
  @Nullable var title: String?
  var version: Int64
  var termCount: Int
  var createdAt: Timestamp
  var updatedAt: Timestamp
  /// Only in the answer that saved the list.
  var warnings: [Warning]?

  struct Warning: Encodable {
    @Nullable var line: Int?
    var message: String
  }

  init(_ list: TermList, warnings: [TermListFault]? = nil) {
    id = list.id
    name = list.name
    _title = Nullable(wrappedValue: list.title)
    version = list.version
    termCount = list.termCount
    createdAt = list.createdAt
    updatedAt = list.updatedAt
    self.warnings = warnings?.map { Warning(line: $0.line, message: $0.message) }
  }
}
