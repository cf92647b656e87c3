import Synchronization

/// A compiled Vectorscan database, for which a `ScanScratch` can make itself fit.
protocol ScanDatabase: AnyObject {
  var handle: OpaquePointer { get }
  /// Unlike its address, never used again by another database of this process.
  var serial: UInt64 { get }
}

/// Numbers for databases, from 1.
enum ScanDatabaseSerial {
  private static let last = Atomic<UInt64>(0)

  static func next() -> UInt64 { last.add(1, ordering: .relaxed).newValue }
}
