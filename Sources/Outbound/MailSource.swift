/// Hands libcurl the bytes of a mail as it asks for them.
final class MailSource {
  private var rest: ArraySlice<UInt8>

  init(_ message: [UInt8]) { rest = message[...] }

  static let give: @convention(c) (UnsafeMutablePointer<CChar>?, Int, Int, UnsafeMutableRawPointer?) -> Int = {
    buffer, size, count, context in
    guard let buffer, let context else { return 0 }
    let source = Unmanaged<MailSource>.fromOpaque(context).takeUnretainedValue()
    let piece = source.rest.prefix(size * count)
    source.rest = source.rest.dropFirst(piece.count)
    piece.withUnsafeBytes { UnsafeMutableRawBufferPointer(start: buffer, count: piece.count).copyMemory(from: $0) }
    return piece.count
  }
}
