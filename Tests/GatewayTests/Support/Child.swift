import Foundation
import Glibc
import Synchronization

/// The executable as a process of its own, in an environment that holds nothing but what it was given. What it prints
/// goes to files, so that nothing is lost when it is killed. It does not outlive this object.
final class Child: Sendable {
  struct Failure: Error, CustomStringConvertible { var description: String }

  private enum Ending {
    case running([CheckedContinuation<Int32, Never>])
    case over(Int32)
  }

  let pid: Int32
  private let outputPath: String
  private let errorPath: String
  private let ending = Mutex<Ending>(.running([]))
  /// The output goes with the test's folder, which must outlive the child.
  private let folder: TemporaryFolder

  /// Output of several children in `folder` is told apart by `name`; errors of children of the same name are appended.
  init(_ arguments: [String], environment: [String: String], folder: TemporaryFolder, name: String = "child") throws {
    self.folder = folder
    outputPath = folder.path + "/\(name)-\(UUID().uuidString).out"
    errorPath = folder.path + "/\(name).err"
    let process = Process()
    process.executableURL = try Executable.url()
    process.arguments = arguments
    process.environment = ["HOME": folder.path, "PATH": "/usr/bin:/bin"].merging(environment) { $1 }
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (try Self.open(outputPath), try Self.open(errorPath))
    process.standardOutput = output
    process.standardError = errors
    let finished = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = { ended in
      finished.continuation.yield(ended.terminationReason == .exit ? ended.terminationStatus : -ended.terminationStatus)
    }
    try process.run()
    pid = process.processIdentifier
    try output.close()
    try errors.close()
    Task { [weak self] in
      for await status in finished.stream { self?.end(status) }
    }
  }

  deinit { if case .running = ending.withLock({ $0 }) { _ = Glibc.kill(pid, SIGKILL) } }

  private static func open(_ path: String) throws -> FileHandle {
    let descriptor = Glibc.open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o600)
    guard descriptor >= 0 else { throw Failure(description: "\(path): errno \(errno)") }
    return FileHandle(fileDescriptor: descriptor)
  }

  private func end(_ status: Int32) {
    let waiting = ending.withLock { ending -> [CheckedContinuation<Int32, Never>] in
      guard case .running(let waiting) = ending else { return [] }
      ending = .over(status)
      return waiting
    }
    for continuation in waiting { continuation.resume(returning: status) }
  }

  var output: String { String(decoding: FileManager.default.contents(atPath: outputPath) ?? Data(), as: UTF8.self) }
  var errors: String { String(decoding: FileManager.default.contents(atPath: errorPath) ?? Data(), as: UTF8.self) }

  var isOver: Bool {
    if case .over = ending.withLock({ $0 }) { true } else { false }
  }

  func send(_ signal: Int32) { _ = Glibc.kill(pid, signal) }

  /// The exit status; the negative number of the signal that ended it.
  func ended() async -> Int32 {
    await withCheckedContinuation { continuation in
      let status = ending.withLock { ending -> Int32? in
        switch ending {
        case .over(let status): return status
        case .running(let waiting):
          ending = .running(waiting + [continuation])
          return nil
        }
      }
      if let status { continuation.resume(returning: status) }
    }
  }

  /// Ports of the line that says that it is ready, in their order.
  func ports() async throws -> [Int] {
    let deadline = ContinuousClock.now + .seconds(60)
    while ContinuousClock.now < deadline {
      let text = output
      if let end = text.firstIndex(of: "\n") { return text[..<end].split { !$0.isNumber }.compactMap { Int($0) } }
      if isOver { throw Failure(description: "it ended before it was ready:\n\(errors.suffix(2000))") }
      try await Task.sleep(for: .milliseconds(5))
    }
    throw Failure(description: "it was not ready within a minute:\n\(errors.suffix(2000))")
  }

  /// Runs a command to its end.
  static func run(_ arguments: [String], environment: [String: String], folder: TemporaryFolder) async throws
    -> (status: Int32, output: String, errors: String)
  {
    let child = try Child(arguments, environment: environment, folder: folder, name: UUID().uuidString)
    let status = await child.ended()
    return (status, child.output, child.errors)
  }
}
