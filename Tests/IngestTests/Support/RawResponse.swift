/// One response as it came over the wire.
struct RawResponse: Equatable, CustomStringConvertible {
  var status: Int
  var headers: [String]
  var body: String

  /// `status body`, which is what most tests compare.
  var description: String { body.isEmpty ? "\(status)" : "\(status) \(body)" }

  func header(_ name: String) -> String? {
    let prefix = name.lowercased() + ":"
    return headers.first { $0.lowercased().hasPrefix(prefix) }.map { String($0.dropFirst(prefix.count + 1)) }
  }

  /// The first response in `bytes` and its length; nil while it is not whole.
  static func parse(_ bytes: [UInt8], bodyless: Bool) -> (RawResponse, Int)? {
    guard let end = bytes.indices.first(where: { bytes[$0...].starts(with: "\r\n\r\n".utf8) }) else { return nil }
    let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n").map(String.init)
    guard let first = lines.first?.split(separator: " "), first.count > 1, let status = Int(first[1]) else {
      return nil
    }
    var response = RawResponse(status: status, headers: Array(lines.dropFirst()), body: "")
    let length = bodyless || status < 200 ? 0 : response.header("Content-Length").flatMap { Int($0) } ?? 0
    let start = end + 4
    guard bytes.count >= start + length else { return nil }
    response.body = String(decoding: bytes[start..<start + length], as: UTF8.self)
    return (response, start + length)
  }
}
