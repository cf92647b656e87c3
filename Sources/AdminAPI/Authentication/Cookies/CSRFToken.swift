internal import Sealing

/// What a page of ours sends with each change to prove that it was the page and not another site: derived from the session,
/// which no page can read, and handed out only in answers, which no other site can read.
enum CSRFToken {
  static func make(for sessionToken: String) -> String {
    Hex.encode(HMACKey(sessionToken.utf8).tag(of: "gatehouse csrf token".utf8))
  }

  /// Takes the same time wherever the two differ.
  static func isEqual(_ presented: String, to expected: String) -> Bool {
    ConstantTime.equal(Array(presented.utf8), Array(expected.utf8))
  }
}
