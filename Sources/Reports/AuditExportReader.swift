public import Moderation

/// Checks the chain of an exported audit log, without a gateway and without holding more than a line of the file.
public struct AuditExportReader: Sendable {
  private let check: AuditChainCheck

  /// `check` has seen nothing yet.
  public init(_ check: AuditChainCheck) { self.check = check }

  /// Reads the file at `path`, oldest entry first; `-` is the standard input. A line that is no entry counts as altered
  /// and is named by its number; but where the first one is no JSON object, the file is of another kind, and that is
  /// thrown. `progress` is called as `LogFileReader.read` calls it.
  public func read(path: String, progress: (_ bytes: Int, _ size: Int?) -> Void = { _, _ in }) throws(LogFileError)
    -> AuditVerification
  {
    var splitter = LineSplitter()
    var lines = Lines(check: check)
    try FileChunks.read(path, progress: progress) { splitter.feed($0, into: &lines) }
    splitter.end(into: &lines)
    if lines.isForeign {
      throw LogFileError(
        path: path == "-" ? "standard input" : path,
        reason: "it is not JSON lines; export with gatehouse audit export --format jsonl")
    }
    return lines.check.verification
  }

  private struct Lines: LineSink {
    var check: AuditChainCheck
    /// Whether the first line that is not blank is no JSON object.
    private(set) var isForeign = false
    private var number = 0
    private var isBegun = false

    init(check: AuditChainCheck) { self.check = check }

    mutating func take(_ line: LineSplitter.Line) {
      number += 1
      switch line {
      case .tooLong:
        isBegun = true
        check.take(AuditChainCheck.Entry(unreadable: "line \(number)"))
      case .whole(let bytes):
        if bytes.isEmpty { return }
        if !isBegun { isForeign = bytes.first { $0 != 0x20 && $0 != 0x09 } != UInt8(ascii: "{") }
        isBegun = true
        check.take(
          AuditChainCheck.Entry(exportLine: bytes) ?? AuditChainCheck.Entry(unreadable: "line \(number)"))
      }
    }
  }
}
