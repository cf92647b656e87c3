internal import Moderation

/// One line of the answer to a back-test; one of its members is there.
struct BackTestLine: Encodable {
  struct Progress: Encodable {
    var done: Int
    var of: Int
  }

  /// Why there will be no result: the status was sent long before.
  struct Failure: Encodable {
    var code: String
    var detail: String
  }

  var progress: Progress?
  var result: BackTestDifference?
  var error: Failure?

  init(progress: Progress) { self.progress = progress }
  init(result: BackTestDifference) { self.result = result }
  init(error: Failure) { self.error = error }
}
