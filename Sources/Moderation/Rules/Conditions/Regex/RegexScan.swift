import CVectorscan

/// Runs Vectorscan over a text.
enum RegexScan {
  static func run(
    _ database: some ScanDatabase, over text: UnsafeBufferPointer<UInt8>, scratch: ScanScratch,
    context: UnsafeMutableRawPointer?, _ onMatch: match_event_handler
  ) {
    // A text of no bytes may have no address, but Vectorscan wants one.
    var nothing: CChar = 0
    let status = withUnsafePointer(to: &nothing) { nothing in
      let start = text.baseAddress.map { UnsafeRawPointer($0).assumingMemoryBound(to: CChar.self) }
      return hs_scan(
        database.handle, start ?? nothing, UInt32(text.count), 0, scratch.handle(for: database), onMatch, context)
    }
    precondition(status == HS_SUCCESS || status == HS_SCAN_TERMINATED, "hs_scan failed with \(status)")
  }
}
