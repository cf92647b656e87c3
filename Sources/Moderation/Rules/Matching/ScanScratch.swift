import CVectorscan

/// Vectorscan's working memory, grown to fit every database it is used with. For one thread at a time.
final class ScanScratch {
  private var scratch: OpaquePointer?
  /// Serials of databases it is known to fit, each at its number modulo the table's size. Asking Vectorscan each time
  /// would allocate.
  private var fitted = [UInt64](repeating: 0, count: 256)

  init() {}

  deinit { hs_free_scratch(scratch) }

  /// The scratch, fit for `database`.
  func handle(for database: some ScanDatabase) -> OpaquePointer? {
    let place = Int(database.serial & 255)
    if fitted[place] != database.serial {
      // Every database that compiled on this machine is accepted, so what can fail here is memory alone.
      let status = hs_alloc_scratch(database.handle, &scratch)
      precondition(status == HS_SUCCESS, "hs_alloc_scratch failed with \(status)")
      fitted[place] = database.serial
    }
    return scratch
  }
}
