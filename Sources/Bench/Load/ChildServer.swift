internal import Foundation

/// A server run as a process of its own, so that its processor time can be told from the client's.
public final class ChildServer {
  public enum Failure: Error, CustomStringConvertible {
    case didNotStart(command: String)

    public var description: String {
      switch self {
      case .didNotStart(let command): "\(command) did not say which ports it listens on"
      }
    }
  }

  private let process = Process()
  /// Those it announced, in the order of its line.
  public let ports: [Int]

  /// Starts this very executable, or another build of it, with `arguments`. It must print one line that names its
  /// ports.
  public init(_ executable: String? = nil, arguments: [String], environment: [String: String] = [:]) throws {
    process.executableURL = URL(filePath: executable ?? "/proc/self/exe").resolvingSymlinksInPath()
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    var line = Data()
    while let byte = try output.fileHandleForReading.read(upToCount: 1), !byte.isEmpty, byte != Data("\n".utf8) {
      line += byte
    }
    ports = String(decoding: line, as: UTF8.self).split { !$0.isNumber }.compactMap { Int($0) }
    guard !ports.isEmpty else {
      process.terminate()
      throw Failure.didNotStart(command: arguments.joined(separator: " "))
    }
  }

  /// Microseconds of processor time, user and system, since it began.
  public var processorTime: Double {
    guard let text = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/stat", encoding: .utf8),
      let fields = text.split(separator: ")").last?.split(separator: " "), fields.count > 12,
      let user = Double(fields[11]), let system = Double(fields[12])
    else { return 0 }
    return (user + system) * 1e6 / Double(sysconf(Int32(_SC_CLK_TCK)))
  }

  /// Bytes of resident memory; 0 once it has ended.
  public var residentBytes: Int {
    guard let text = try? String(contentsOfFile: "/proc/\(process.processIdentifier)/statm", encoding: .utf8),
      let pages = text.split(separator: " ").dropFirst().first.flatMap({ Int($0) })
    else { return 0 }
    return pages * Int(sysconf(Int32(_SC_PAGESIZE)))
  }

  /// Keeps it on `processors` from now on.
  public func confine(to processors: Processors) { processors.confine(process.processIdentifier) }

  /// Does nothing once it has ended.
  public func stop() {
    if process.isRunning { process.terminate() }
    process.waitUntilExit()
  }
}
