/// The comments the demo plays, and what must become of each under the starter rules.
struct DemoScript {
  struct Line: Sendable {
    var author: String
    var text: String
    /// Whether it must be gone at the end.
    var mustGo: Bool
  }

  static let lines: [Line] = [
    Line(author: "lena.k", text: "This made my whole week, thank you!", mustGo: false),
    Line(author: "growth_hub", text: "Follow me and I follow back within the hour", mustGo: true),
    Line(author: "marco", text: "Where was this filmed?", mustGo: false),
    Line(author: "deals4u", text: "FREE MONEY, just message my page", mustGo: true),
    Line(author: "ines", text: "wow", mustGo: false),
    Line(author: "tomasz_", text: "The transition at 0:12 is so smooth 👏", mustGo: false),
    Line(author: "bot_88213", text: "want to earn from home? click   here → my bio", mustGo: true),
    Line(author: "angry.guy", text: "you are such a badword1, honestly", mustGo: true),
    Line(author: "petra", text: "I showed this to my class and they loved it", mustGo: false),
    Line(author: "noor", text: "🔥🔥🔥", mustGo: false),
    Line(author: "angry.guy", text: "Badword2.", mustGo: true),
    Line(author: "sam", text: "badword1ish is not a word, is it?", mustGo: false),
  ]

  /// A comment that the account writes itself: never moderated, whatever it says.
  static let ownComment = "Follow me for part two on Friday!"
}
