public import Moderation

/// Made-up comments in many languages and scripts, about as long as real ones: the same on every run.
public struct CommentCorpus: Sendable {
  public let comments: [CommentEvent]

  /// Shortest and longest text aimed at, in bytes. With what is added at the end comments come to 60 on average.
  private static let lengths = 10...104

  /// `terms` are put into one comment in twenty, so that rules made of them sometimes hold.
  public init(count: Int = 20_000, containing terms: [String] = [], seed: UInt64 = 1) {
    var generator = SeededGenerator(seed: seed)
    var comments: [CommentEvent] = []
    comments.reserveCapacity(count)
    for index in 0..<count {
      var text = Self.text(using: &generator)
      if index.isMultiple(of: 20), let term = terms.randomElement(using: &generator) { text += " " + term }
      comments.append(Self.comment(index, text: text, using: &generator))
    }
    self.comments = comments
  }

  /// Bytes of UTF-8 a comment.
  public var meanLength: Double {
    let bytes = comments.reduce(0) { $0 + ($1.text?.utf8.count ?? 0) }
    return Double(bytes) / Double(max(1, comments.count))
  }

  private static func comment(
    _ index: Int, text: String, using generator: inout SeededGenerator
  ) -> CommentEvent {
    let author = Int.random(in: 0..<5000, using: &generator)
    return CommentEvent(
      kind: .created, commentID: String(7_385_350_567_722_402_578 + index), videoID: "7377694258502880513",
      authorID: "u\(author)", username: "@user\(author)", text: text,
      occurredAt: Timestamp(milliseconds: 1_719_535_947_000 + Int64(index) * 250))
  }

  /// Words of one language until the length is reached, one time in six with an emoji at the end.
  private static func text(using generator: inout SeededGenerator) -> String {
    let language = weighted[Int.random(in: 0..<weighted.count, using: &generator)]
    let aim = Int.random(in: lengths, using: &generator)
    var text = ""
    while text.utf8.count < aim {
      let word = language.words[Int.random(in: 0..<language.words.count, using: &generator)]
      // Whichever comes nearer to the length.
      if !text.isEmpty, text.utf8.count + word.utf8.count / 2 > aim { break }
      if !text.isEmpty { text += language.separator }
      text += word
    }
    let emoji = emojis.words[Int.random(in: 0..<emojis.words.count, using: &generator)]
    return Int.random(in: 0..<6, using: &generator) == 0 ? text + " " + emoji : text
  }

  private static let weighted = CorpusLanguage.all.flatMap { Array(repeating: $0, count: $0.weight) }
  private static let emojis = CorpusLanguage.all[CorpusLanguage.all.count - 1]
}
