internal import CCrypto

/// A key for HMAC-SHA256 with both padded blocks hashed beforehand, so that a message costs two hash blocks less. Safe
/// to use from many threads at once: every use works on copies of the prepared states.
public struct HMACKey: Sendable, CustomStringConvertible {
  /// An HMAC-SHA256 tag: 32 bytes.
  public typealias Tag = [UInt8]

  private let inner: SHA256State
  private let outer: SHA256State

  public var description: String { "<HMAC key>" }

  /// A key of any length; one longer than 64 bytes is hashed first, as RFC 2104 says.
  public init(_ key: some Sequence<UInt8>) {
    var block = Array(key)
    if block.count > 64 { block = SHA256.digest(block) }
    block += [UInt8](repeating: 0, count: 64 - block.count)
    inner = SHA256State(block.map { $0 ^ 0x36 })
    outer = SHA256State(block.map { $0 ^ 0x5c })
  }

  /// The tag of `message`.
  public func tag(of message: some Sequence<UInt8>) -> Tag {
    let bytes = Array(message)
    var tag = Tag(repeating: 0, count: 32)
    tag.withUnsafeMutableBytes { output in
      var state = inner
      bytes.withUnsafeBytes { state.update($0) }
      finish(&state, into: output)
    }
    return tag
  }

  /// Whether `expected` is the tag of the concatenated `parts`. Takes the same time wherever the tags differ.
  public func isTag(
    _ expected: UnsafeRawBufferPointer, of first: UnsafeRawBufferPointer, _ second: UnsafeRawBufferPointer? = nil,
    _ third: UnsafeRawBufferPointer? = nil
  ) -> Bool {
    guard expected.count == 32 else { return false }
    return withUnsafeTemporaryAllocation(byteCount: 32, alignment: 8) { tag in
      var state = inner
      state.update(first)
      if let second { state.update(second) }
      if let third { state.update(third) }
      finish(&state, into: tag)
      return CRYPTO_memcmp(tag.baseAddress, expected.baseAddress, 32) == 0
    }
  }

  private func finish(_ state: inout SHA256State, into tag: UnsafeMutableRawBufferPointer) {
    state.finish(into: tag)
    var second = outer
    second.update(UnsafeRawBufferPointer(tag))
    second.finish(into: tag)
  }
}

extension HMACKey: CustomReflectable {
  /// No children: the prepared states are worth as much as the key to a forger.
  public var customMirror: Mirror { Mirror(self, children: []) }
}
