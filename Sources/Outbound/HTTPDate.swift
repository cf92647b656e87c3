internal import CCurl

/// Dates as servers write them.
public enum HTTPDate {
  /// In seconds since 1970; nil for what is no date. Takes `Sun, 06 Nov 1994 08:49:37 GMT`, as in the header `Date`,
  /// and what libcurl knows besides.
  public static func seconds(_ text: String) -> Int64? {
    let seconds = curl_getdate(text, nil)
    return seconds == -1 ? nil : Int64(seconds)
  }
}
