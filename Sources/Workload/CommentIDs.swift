/// Ids of comments as TikTok gives them out: the second of writing, ten bits that are its milliseconds in the samples there
/// are, and 22 below them that look drawn. So they grow with time, but those of one moment come in no order.
public enum CommentIDs {
  /// How many comments a millisecond a load is made of.
  private static let perMillisecond = 50

  /// The id of a comment of that number, drawn within its second; no two numbers of one second have the same.
  public static func id(_ number: Int, writtenAt seconds: Int64) -> UInt64 {
    UInt64(seconds) << 32 | drawn(number)
  }

  /// Of the comment of that number where they come without pause, from `seconds` on.
  static func id(_ number: Int, ofLoadFrom seconds: Int64) -> UInt64 {
    let (second, millisecond) = (number / perMillisecond).quotientAndRemainder(dividingBy: 1000)
    return UInt64(seconds + Int64(second)) << 32 | UInt64(millisecond) << 22 | drawn(number) & 0x3f_ffff
  }

  /// Multiplied by an odd number, different ones stay different, as many of the lower bits as are taken.
  private static func drawn(_ number: Int) -> UInt64 { UInt64(UInt32(truncatingIfNeeded: number) &* 2_654_435_769) }
}
