/// What TikTok adds to the redirect URI when it sends a creator back. No description shows the code or the state.
struct CallbackQuery: CustomStringConvertible {
  enum Answer {
    case code(String)
    /// OAuth's word for what went wrong.
    case error(String)
  }

  /// Digits of a link's secret.
  static let stateLength = 64
  private static let maximumCodeLength = 2048
  private static let maximumErrorLength = 64

  /// The link's secret.
  let state: String
  let answer: Answer

  var description: String { "a callback's query" }

  /// Nil for what TikTok would not send: without a state of ours, with neither code nor error or with both, or with one
  /// of them twice. Other parameters are let be.
  init?(_ query: String) {
    var values: [Substring: String] = [:]
    for pair in query.split(separator: "&", omittingEmptySubsequences: true) {
      let parts = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard ["code", "state", "error"].contains(parts[0]) else { continue }
      guard parts.count == 2, let value = PercentEncoding.decode(parts[1]),
        values.updateValue(value, forKey: parts[0]) == nil
      else { return nil }
    }
    guard let state = values["state"], state.utf8.count == Self.stateLength, state.utf8.allSatisfy(Self.isVisible)
    else {
      return nil
    }
    self.state = state
    switch (values["code"], values["error"]) {
    case (let code?, nil) where Self.fits(code, Self.maximumCodeLength): answer = .code(code)
    case (nil, let error?) where Self.fits(error, Self.maximumErrorLength): answer = .error(error)
    default: return nil
    }
  }

  private static func fits(_ text: String, _ limit: Int) -> Bool {
    (1...limit).contains(text.utf8.count) && text.utf8.allSatisfy(isVisible)
  }

  private static func isVisible(_ byte: UInt8) -> Bool { (0x21...0x7E).contains(byte) }
}
