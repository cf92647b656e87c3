/// A number of things in words.
enum Counted {
  /// `1 account`, `2 accounts`; `plural` where it takes more than an s.
  static func words(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(count) " + (count == 1 ? noun : plural ?? noun + "s")
  }
}
