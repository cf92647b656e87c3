internal import Moderation

struct LoginOutput: Encodable {
  /// The only time it is shown.
  var token: String
  var expiresAt: Timestamp
  var `operator`: OperatorOutput
}
