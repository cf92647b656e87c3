internal import Moderation

/// How one action is to be retried.
struct RetryInput {
  /// For a reply of which nobody knows whether it was sent.
  var maySendTwice: Bool

  init(_ body: [UInt8]) throws(Problem) {
    var fields = try BodyFields(body)
    maySendTwice = fields.optionalFlag("may_send_twice") ?? false
    try fields.finish()
  }
}
