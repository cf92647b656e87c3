internal import Sealing

/// Whole HTTP requests with signed comment events, made beforehand so that signing does not count. Every event has a
/// comment id of its own, growing as TikTok's do.
public struct SignedLoad: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]

  public var count: Int { starts.count - 1 }

  /// Requests of the open dialect to `path`. Comment ids start at `firstID`; `seconds` is the event's time.
  public init(count: Int, path: String, secret: [UInt8], firstID: UInt64, seconds: Int64) {
    let key = HMACKey(secret)
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 420)
    var starts = [0]
    for index in 0..<count {
      let text = Self.texts[index % Self.texts.count]
      let body =
        #"{"type":"video_comment_created","comment_id":"\#(firstID + UInt64(index))","#
        + #""video_id":"7377694258502880513","text":"\#(text)","user_id":"u\#(index % 50_000)","#
        + #""username":"@user\#(index % 50_000)","created_at":\#(seconds)}"#
      let head =
        "POST \(path) HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
        + "X-TikTok-Signature: \(Hex.encode(key.tag(of: body.utf8)))\r\nContent-Length: \(body.utf8.count)\r\n\r\n"
      bytes.append(contentsOf: head.utf8)
      bytes.append(contentsOf: body.utf8)
      starts.append(bytes.count)
    }
    self.bytes = bytes
    self.starts = starts
  }

  func withRequest<T>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    let index = index % count
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[starts[index]..<starts[index + 1]])) }
  }

  /// Nine of ten comments stay, as on a real account.
  static let texts = [
    "this is the best video I have seen all week", "love the colours in this one", "where did you get that jacket?",
    "haha I showed this to my mum and she cried", "part two please", "the song is stuck in my head now",
    "greetings from Lisbon, great work as always", "I tried this recipe and it worked at once",
    "follow me for free money every day", "who else is watching this at night",
  ]
}
