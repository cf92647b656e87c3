/// Ids of comments as TikTok gives them out: the second of writing, and 32 bits below it that look drawn. So they grow
/// with time, but those of one second come in no order.
public enum CommentIDs {
  /// How many comments a second a load is made of.
  private static let perSecond = 50_000

  /// The id of a comment of that number; no two numbers of one second have the same.
  public static func id(_ number: Int, writtenAt seconds: Int64) -> UInt64 {
    // Multiplied by an odd number, different ones stay different.
    UInt64(seconds) << 32 | UInt64(UInt32(truncatingIfNeeded: number) &* 2_654_435_769)
  }

  /// Of the comment of that number where they come without pause, from `seconds` on.
  static func id(_ number: Int, ofLoadFrom seconds: Int64) -> UInt64 {
    id(number, writtenAt: seconds + Int64(number / perSecond))
  }
}
