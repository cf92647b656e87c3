extension TermMatcher {
  /// The terms of a matcher, apart from the tries that lead to them.
  ///
  /// `@unchecked Sendable`: written in the initialiser only.
  final class Storage: @unchecked Sendable {
    let terms: UnsafePointer<CompiledTerm>
    let patterns: UnsafePointer<WildcardPattern>
    let pool: UnsafePointer<UInt8>
    let termCount: Int
    /// Roughly what it occupies.
    let memoryBytes: Int

    private let ownedTerms: UnsafeMutableBufferPointer<CompiledTerm>
    private let ownedPatterns: UnsafeMutableBufferPointer<WildcardPattern>
    private let ownedPool: UnsafeMutableBufferPointer<UInt8>

    init(_ compiler: TermCompiler) {
      (ownedTerms, terms) = Self.copy(compiler.terms)
      (ownedPatterns, patterns) = Self.copy(compiler.patterns)
      (ownedPool, pool) = Self.copy(compiler.pool.bytes)
      termCount = compiler.terms.count
      memoryBytes =
        compiler.terms.count * MemoryLayout<CompiledTerm>.stride + compiler.pool.bytes.count
        + compiler.patterns.count * 96 + 128
    }

    deinit {
      ownedTerms.deinitialize()
      ownedPatterns.deinitialize()
      ownedTerms.deallocate()
      ownedPatterns.deallocate()
      ownedPool.deallocate()
    }

    /// A term as its author wrote it.
    func spelling(of number: Int) -> String { String(decoding: bytes(terms[number].spelling), as: UTF8.self) }

    func bytes(_ range: PoolRange) -> UnsafeBufferPointer<UInt8> {
      UnsafeBufferPointer(start: pool + Int(range.start), count: Int(range.count))
    }

    private static func copy<Element>(
      _ array: [Element]
    ) -> (UnsafeMutableBufferPointer<Element>, UnsafePointer<Element>) {
      let start = UnsafeMutablePointer<Element>.allocate(capacity: max(array.count, 1))
      let buffer = UnsafeMutableBufferPointer(start: start, count: array.count)
      _ = buffer.initialize(fromContentsOf: array)
      return (buffer, UnsafePointer(start))
    }
  }
}
