internal import Moderation

struct AlertTestOutput: Encodable {
  var delivered: Bool
  @Nullable var error: String?

  init(_ answer: AlertAnswer) {
    switch answer {
    case .delivered:
      delivered = true
      _error = Nullable(wrappedValue: nil)
    case .failed(let message, _), .refused(let message):
      delivered = false
      _error = Nullable(wrappedValue: message)
    }
  }
}
