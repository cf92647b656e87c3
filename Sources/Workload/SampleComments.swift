/// Short English comments, the same for the load of a benchmark and for what decides them.
public enum SampleComments {
  /// Nine of ten stay under the starter rules, as on a real account.
  public static let texts = [
    "this is the best video I have seen all week", "love the colours in this one", "where did you get that jacket?",
    "haha I showed this to my mum and she cried", "part two please", "the song is stuck in my head now",
    "greetings from Lisbon, great work as always", "I tried this recipe and it worked at once",
    "follow me for free money every day", "who else is watching this at night",
  ]

  /// Bytes of UTF-8 a text.
  public static var meanLength: Double {
    Double(texts.reduce(0) { $0 + $1.utf8.count }) / Double(texts.count)
  }
}
