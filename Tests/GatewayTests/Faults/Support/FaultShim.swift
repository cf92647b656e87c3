import Foundation
import Glibc
import Sandbox
import Synchronization

/// The faults of `faultshim.c`, for gateways that are started with its environment.
final class FaultShim: Sendable {
  private static let library = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: ".build/tools/faultshim.so").path

  static let isBuilt = FileManager.default.fileExists(atPath: library)

  private let folder: TemporaryFolder
  private let file: Int32
  private let shift = Mutex((clock: Duration.zero, passed: Duration.zero))

  init() throws {
    folder = try TemporaryFolder()
    let path = try folder.file("faults", String(repeating: "\0", count: 24))
    file = open(path, O_RDWR | O_CLOEXEC)
  }

  deinit { close(file) }

  var environment: [String: String] { ["LD_PRELOAD": Self.library, "FAULT_SHIM": folder.path + "/faults"] }

  /// Milliseconds that the gateway's clock shows, for a sandbox that is to go with it.
  var now: Int64 { SystemTime.milliseconds() + Int64(shift.withLock { $0.clock + $0.passed } / .milliseconds(1)) }

  /// Sets the gateway's clock so far before the machine's.
  func setClock(ahead shift: Duration) {
    self.shift.withLock { $0.clock = shift }
    put(Int64(shift / .milliseconds(1)), at: 0)
  }

  /// Time passes for the gateway, as it does while a machine sleeps.
  func pass(_ duration: Duration) {
    let passed = shift.withLock { shift in
      shift.passed += duration
      return shift.passed
    }
    put(Int64(passed / .milliseconds(1)), at: 16)
  }

  /// With this errno, from now on; 0 ends it.
  func failWrites(with error: Int32) { put(error, at: 8) }
  func failSyncs(with error: Int32) { put(error, at: 12) }

  private func put<Value: FixedWidthInteger>(_ value: Value, at offset: Int) {
    withUnsafeBytes(of: value) { _ = pwrite(file, $0.baseAddress, $0.count, off_t(offset)) }
  }
}
