internal import Glibc
public import Moderation

/// What a rule set of terms would cost without this library: each term looked for in the lower-cased text, one after
/// the other. It sees through nothing that a comment's writer does to a word.
public enum PlainSearch {
  /// Microseconds a comment, over at least one pass through `comments`.
  public static func run(_ terms: [String], on comments: [CommentEvent], seconds: Double = 1) -> Double {
    let terms = terms.map { $0.lowercased().utf8CString }
    let clock = ContinuousClock()
    let began = clock.now
    let stop = began + .seconds(seconds)
    var searched = 0
    var found = 0
    repeat {
      for comment in comments where contains(any: terms, comment.text ?? "") { found += 1 }
      searched += comments.count
    } while clock.now < stop
    precondition(found > 0 && found < searched, "the benchmark's comments must be decided differently")
    return (clock.now - began) / .microseconds(1) / Double(searched)
  }

  private static func contains(any terms: [ContiguousArray<CChar>], _ text: String) -> Bool {
    text.lowercased().withCString { text in
      terms.contains { term in term.withUnsafeBufferPointer { $0.baseAddress.flatMap { strstr(text, $0) } != nil } }
    }
  }
}
