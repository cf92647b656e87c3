internal import CCurl

/// Gathers an answer as libcurl hands it over, and stops the call when it grows past the limit.
final class ResponseSink {
  private(set) var body: [UInt8] = []
  private(set) var headers: [(name: String, value: String)] = []
  private(set) var isOverLimit = false
  private var headerBytes = 0
  /// Whether at least the status line has arrived.
  var hasBegun: Bool { headerBytes > 0 }

  /// By the last status line.
  private var isSuccess = false
  private let limit: Int
  private let onBody: (@Sendable ([UInt8]) -> Void)?
  private static let headerLimit = 64 << 10

  init(limit: Int, onBody: (@Sendable ([UInt8]) -> Void)? = nil) {
    self.limit = limit
    self.onBody = onBody
  }

  static let takeBody: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    let sink = Unmanaged<ResponseSink>.fromOpaque(context).takeUnretainedValue()
    return sink.append(body: UnsafeRawBufferPointer(start: bytes, count: size * count))
  }

  static let takeHeader: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    bytes, size, count, context in
    guard let bytes, let context else { return 0 }
    let sink = Unmanaged<ResponseSink>.fromOpaque(context).takeUnretainedValue()
    return sink.append(header: UnsafeRawBufferPointer(start: bytes, count: size * count))
  }

  /// Returning less than was offered makes libcurl end the call.
  private func append(body bytes: UnsafeRawBufferPointer) -> Int {
    if isSuccess, let onBody {
      onBody(Array(bytes))
      return bytes.count
    }
    guard body.count + bytes.count <= limit else {
      isOverLimit = true
      return 0
    }
    body.append(contentsOf: bytes)
    return bytes.count
  }

  private func append(header bytes: UnsafeRawBufferPointer) -> Int {
    headerBytes += bytes.count
    guard headerBytes <= Self.headerLimit else {
      isOverLimit = true
      return 0
    }
    let line = String(decoding: bytes, as: UTF8.self)
    if line.hasPrefix("HTTP/") {
      // An interim answer came first: what counts is the last one.
      headers.removeAll()
      isSuccess = line.split(separator: " ").dropFirst().first?.hasPrefix("2") == true
    } else if let colon = line.firstIndex(of: ":") {
      let value = line[line.index(after: colon)...]
      headers.append((line[..<colon].lowercased(), Self.trimmed(value)))
    }
    return bytes.count
  }

  private static func trimmed(_ text: Substring) -> String {
    let isSpace: (Character) -> Bool = { $0 == " " || $0 == "\t" || $0 == "\r\n" || $0 == "\n" || $0 == "\r" }
    var rest = text.drop(while: isSpace)
    while let last = rest.last, isSpace(last) { rest.removeLast() }
    return String(rest)
  }
}
