internal import Sealing

/// Whole HTTP requests, made beforehand so that making them does not count: signed comment events, each with a comment
/// id of its own, as TikTok's are.
public struct SignedLoad: Sendable {
  private let bytes: [UInt8]
  private let starts: [Int]

  public var count: Int { starts.count - 1 }

  /// Requests to each of `recipients` in turn, about comments with `texts` in turn. Those of loads with the same
  /// `seconds`, the events' time and that of signing, are others where their numbers are, from `number` on.
  public init(
    count: Int, to recipients: [LoadRecipient], from number: Int = 0, seconds: Int64,
    texts: [String] = SampleComments.texts
  ) {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count * 420)
    var starts = [0]
    for index in 0..<count {
      let request = recipients[index % recipients.count].request(
        commentID: CommentIDs.id(number + index, ofLoadFrom: seconds), author: index % 50_000,
        text: texts[index % texts.count], seconds: seconds)
      bytes.append(contentsOf: request.utf8)
      starts.append(bytes.count)
    }
    self.bytes = bytes
    self.starts = starts
  }

  /// Requests of the open dialect to `path`.
  public init(count: Int, path: String, secret: [UInt8], seconds: Int64) {
    self.init(count: count, to: [.open(path: path, key: HMACKey(secret))], seconds: seconds)
  }

  /// Requests of any other kind.
  public init(_ requests: [String]) {
    bytes = requests.flatMap(\.utf8)
    starts = requests.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.utf8.count) }
  }

  /// The bytes of one request; after the last comes the first again.
  public func withRequest<T>(_ index: Int, _ body: (UnsafeRawBufferPointer) -> T) -> T {
    let index = index % count
    return bytes.withUnsafeBytes { body(UnsafeRawBufferPointer(rebasing: $0[starts[index]..<starts[index + 1]])) }
  }
}
