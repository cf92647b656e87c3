internal import HTTPTypes
internal import Moderation

/// The version of a thing as it stands in headers: `"3"`, and 0 where there is none yet.
enum ETag {
  static func header(_ version: Int64) -> HTTPFields { [.eTag: "\"\(version)\""] }

  /// The version that `If-Match` names; nil for `*`. Throws `precondition_required` where it is missing.
  static func expected(in headers: HTTPFields) throws(Problem) -> Int64? {
    guard let value = headers[.ifMatch] else {
      throw Problem(
        .preconditionRequired, "precondition_required",
        "send If-Match with the ETag that your change is based on, \"0\" for the first, or * to save whatever is there")
    }
    if value == "*" { return nil }
    let digits = value.dropFirst().dropLast()
    guard value.hasPrefix("\""), value.hasSuffix("\""), let version = Int64(digits), version >= 0 else {
      throw Problem(.badRequest, "invalid_header", "If-Match must be one ETag of what you change, such as \"3\", or *")
    }
    return version
  }

  /// Whether `If-None-Match`, which may come several times, names the tag. `W/` makes no difference to it.
  static func isAmong(_ ifNoneMatch: [String], _ tag: String) -> Bool {
    ifNoneMatch.joined(separator: ",").split(separator: ",").contains { given in
      let given = given.filter { $0 != " " }
      return given == "*" || given == tag || given == "W/" + tag
    }
  }
}
