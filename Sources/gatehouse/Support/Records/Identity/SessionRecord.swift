/// The answer to a login.
struct SessionRecord: Decodable {
  var token: String
  var expiresAt: String
  var `operator`: OperatorRecord
}
