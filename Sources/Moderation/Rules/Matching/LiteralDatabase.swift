import CVectorscan
import Synchronization

/// Why Vectorscan would not compile a set of literals.
struct LiteralRefusal: Error, Equatable {
  /// The literal it objects to; nil where it objects to the set.
  var index: Int?
  var reason: String
}

/// A set of byte strings that Vectorscan finds in one pass.
///
/// `@unchecked Sendable`: the database is never written after it is compiled, and Vectorscan's documentation allows any
/// number of threads to scan with one database, each with a scratch of its own.
final class LiteralDatabase: @unchecked Sendable {
  let handle: OpaquePointer
  /// Unlike its address, never used again by another database of this process. From 1.
  let serial: UInt64

  private static let lastSerial = Atomic<UInt64>(0)

  /// Compiles at least one literal; each is reported by its index. Refuses an empty one, for which Vectorscan 5.4 fails
  /// in ways of its own, a crash among them.
  init(_ literals: [[UInt8]]) throws(LiteralRefusal) {
    if let empty = literals.firstIndex(where: \.isEmpty) {
      throw LiteralRefusal(index: empty, reason: "The literal is empty.")
    }
    let bytes = literals.flatMap { $0 }
    let lengths = literals.map(\.count)
    let identifiers = literals.indices.map { UInt32($0) }
    var database: OpaquePointer?
    var failure: UnsafeMutablePointer<hs_compile_error_t>?
    let status = bytes.withUnsafeBytes { bytes in
      var pointers: [UnsafePointer<CChar>?] = []
      var start = bytes.baseAddress?.assumingMemoryBound(to: CChar.self)
      for length in lengths {
        pointers.append(start)
        start = start?.advanced(by: length)
      }
      return hs_compile_lit_multi(
        pointers, nil, identifiers, lengths, UInt32(literals.count), UInt32(HS_MODE_BLOCK), nil, &database, &failure)
    }
    defer { hs_free_compile_error(failure) }
    guard status == HS_SUCCESS, let database else {
      let culprit = failure.flatMap { $0.pointee.expression >= 0 ? Int($0.pointee.expression) : nil }
      let reason = failure.flatMap { $0.pointee.message }.map { String(cString: $0) }
      throw LiteralRefusal(index: culprit, reason: reason ?? "Vectorscan error \(status)")
    }
    handle = database
    serial = Self.lastSerial.add(1, ordering: .relaxed).newValue
  }

  deinit { hs_free_database(handle) }
}
