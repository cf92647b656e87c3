internal import Moderation

/// Which version to bring back, and why.
struct RestoreInput {
  var version: Int64

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    version = fields.integer("version", in: 1...Int64.max)
    try fields.finish()
  }
}
