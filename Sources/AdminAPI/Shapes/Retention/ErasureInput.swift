internal import Moderation
internal import Sealing

/// Whose data is to be erased, and where.
struct ErasureInput {
  var subject: ErasureSubject
  /// Nil for all of the tenant's accounts.
  var account: AccountID?

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    let author = fields.optionalText("author_id", .platformID)
    let username = fields.optionalText("username", .username)
    account = fields.optionalID("account", AccountID.self)
    let found = ErasureSubject(authorID: author, username: username)
    if found == nil, !fields.isWrong("author_id"), !fields.isWrong("username") {
      fields.fault("author_id", "is required")
      fields.fault("username", "may be there instead of author_id")
    }
    try fields.finish()
    guard let found else { throw .invalidBody("/author_id", "is required") }
    subject = found
  }
}

extension ErasureSubject {
  /// SHA-256 of `text`, in hexadecimal digits.
  var digest: String { Hex.encode(SHA256.digest(text.utf8)) }
}
