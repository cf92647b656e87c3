import Moderation

/// Changes requests at random.
enum Mutation {
  /// One to four changes. `mayBeTaken` is false when the bytes after the head were changed and nothing else was, so
  /// that the signature cannot hold.
  static func mutate(
    _ request: [UInt8], using generator: inout SeededGenerator
  ) -> (bytes: [UInt8], mayBeTaken: Bool) {
    let body = request.indices.first { request[$0...].starts(with: "\r\n\r\n".utf8) }.map { $0 + 4 } ?? 0
    // Chunk sizes and separators can change without changing the body.
    let isPlain = !request.starts(with: "POST".utf8) || !String(decoding: request, as: UTF8.self).contains("chunked")
    if isPlain, Bool.random(using: &generator) {
      var bytes = request
      let index = Int.random(in: body..<bytes.count, using: &generator)
      bytes[index] ^= UInt8.random(in: 1...255, using: &generator)
      return (bytes, false)
    }
    var bytes = request
    for _ in 0..<Int.random(in: 1...4, using: &generator) { change(&bytes, using: &generator) }
    return (bytes, true)
  }

  private static func change(_ bytes: inout [UInt8], using generator: inout SeededGenerator) {
    guard !bytes.isEmpty else { return }
    let index = Int.random(in: 0..<bytes.count, using: &generator)
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: bytes[index] ^= 1 << UInt8.random(in: 0..<8, using: &generator)
    case 1: bytes[index] = UInt8.random(in: 0...255, using: &generator)
    case 2: bytes.remove(at: index)
    case 3: bytes.insert([0, 10, 13, 32, 58, 255][Int.random(in: 0..<6, using: &generator)], at: index)
    case 4: bytes.removeSubrange(index..<min(bytes.count, index + Int.random(in: 1...40, using: &generator)))
    default:
      let piece = bytes[index..<min(bytes.count, index + Int.random(in: 1...60, using: &generator))]
      bytes.insert(contentsOf: piece, at: Int.random(in: 0...bytes.count, using: &generator))
    }
  }
}
