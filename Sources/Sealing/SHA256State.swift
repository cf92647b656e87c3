internal import CCrypto

/// A running SHA-256 that can be copied midway, which libcrypto's newer interface allows only with an allocation.
struct SHA256State: Sendable {
  private var context = SHA256_CTX()

  /// Begins with `bytes` already hashed.
  init(_ bytes: [UInt8]) {
    SHA256_Init(&context)
    SHA256_Update(&context, bytes, bytes.count)
  }

  mutating func update(_ bytes: UnsafeRawBufferPointer) {
    SHA256_Update(&context, bytes.baseAddress, bytes.count)
  }

  /// `output` must hold 32 bytes.
  mutating func finish(into output: UnsafeMutableRawBufferPointer) {
    SHA256_Final(output.bindMemory(to: UInt8.self).baseAddress, &context)
  }
}
