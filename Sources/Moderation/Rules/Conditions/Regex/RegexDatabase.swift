import CVectorscan

/// Regular expressions compiled by Vectorscan to be looked for in one pass over a text in UTF-8.
///
/// The start of a match is never asked for: with `HS_FLAG_SOM_LEFTMOST` Vectorscan 5.4.9 ends the process on texts of
/// 255 bytes and more (VectorCamp/vectorscan#392).
///
/// `@unchecked Sendable`: the database is never written after it is compiled, and Vectorscan's documentation allows any
/// number of threads to scan with one database, each with a scratch of its own.
final class RegexDatabase: ScanDatabase, @unchecked Sendable {
  let handle: OpaquePointer
  let serial = ScanDatabaseSerial.next()
  /// In bytes.
  let size: Int

  /// Compiles at least one translated pattern. Each is reported by its index: once in each scan, or, where
  /// `reportsAll`, with every end of a match.
  init(_ patterns: [String], isExact: Bool, reportsAll: Bool = false) throws(RegexRefusal) {
    let bytes = patterns.map { $0.utf8CString }
    let flags = UInt32(
      HS_FLAG_UTF8 | (isExact ? 0 : HS_FLAG_CASELESS) | (reportsAll ? 0 : HS_FLAG_SINGLEMATCH))
    var database: OpaquePointer?
    var failure: UnsafeMutablePointer<hs_compile_error_t>?
    let joined = bytes.flatMap { $0 }
    let status = joined.withUnsafeBufferPointer { joined in
      var pointers: [UnsafePointer<CChar>?] = []
      var start = joined.baseAddress
      for pattern in bytes {
        pointers.append(start)
        start = start?.advanced(by: pattern.count)
      }
      return hs_compile_multi(
        pointers, [UInt32](repeating: flags, count: patterns.count), patterns.indices.map { UInt32($0) },
        UInt32(patterns.count), UInt32(HS_MODE_BLOCK), nil, &database, &failure)
    }
    defer { hs_free_compile_error(failure) }
    guard status == HS_SUCCESS, let database else {
      let culprit = failure.flatMap { $0.pointee.expression >= 0 ? Int($0.pointee.expression) : nil }
      let reason = failure.flatMap { $0.pointee.message }.map { String(cString: $0) } ?? "Vectorscan error \(status)"
      throw RegexRefusal(
        index: culprit,
        reason: reason.contains("matches empty buffer")
          ? "matches the empty text, so it would hold for every comment" : "is refused: " + reason)
    }
    handle = database
    var bytesUsed = 0
    size = hs_database_size(database, &bytesUsed) == HS_SUCCESS ? bytesUsed : 0
  }

  deinit { hs_free_database(handle) }
}
