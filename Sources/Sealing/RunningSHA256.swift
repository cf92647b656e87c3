/// A SHA-256 of what comes in pieces.
public struct RunningSHA256: Sendable {
  private var state = SHA256State([])

  public init() {}

  public mutating func update(_ bytes: some Collection<UInt8>) {
    let isTaken: Void? = bytes.withContiguousStorageIfAvailable { state.update(UnsafeRawBufferPointer($0)) }
    if isTaken == nil { Array(bytes).withUnsafeBytes { state.update($0) } }
  }

  /// In lower-case hexadecimal digits, of everything so far.
  public var hex: String {
    var copy = state
    var digest = [UInt8](repeating: 0, count: 32)
    digest.withUnsafeMutableBytes { copy.finish(into: $0) }
    return Hex.encode(digest)
  }
}
