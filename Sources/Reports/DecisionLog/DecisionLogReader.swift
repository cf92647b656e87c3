internal import Moderation

/// Checks the decision log in a file, without a gateway: a log as CSV, or the log that a report in HTML or JSON holds.
public struct DecisionLogReader: Sendable {
  private let head: String?
  private let sha256Hex: @Sendable (String) -> String

  /// `head` is what the log's head has to be; nil where only the file says so itself.
  public init(head: String? = nil, sha256Hex: @escaping @Sendable (String) -> String) {
    self.head = head
    self.sha256Hex = sha256Hex
  }

  /// Reads the file at `path`; `-` is the standard input. A log is read without holding more than a line of it, a
  /// report as a whole. Throws for a file that is neither. `progress` is called as `LogFileReader.read` calls it, `each`
  /// with the file's bytes, piece by piece.
  public func read(
    path: String, progress: (_ bytes: Int, _ size: Int?) -> Void = { _, _ in },
    each: (UnsafeRawBufferPointer) -> Void = { _ in }
  ) throws(LogFileError) -> DecisionLogVerification {
    var pass = Pass(check: DecisionLogCheck(sha256Hex: sha256Hex))
    try FileChunks.read(path, progress: progress) {
      pass.feed($0)
      each($0)
    }
    guard let found = pass.verification(by: self) else {
      throw LogFileError(
        path: path == "-" ? "standard input" : path,
        reason: "it holds no decision log; give a log made by gatehouse report log, or a report in HTML or JSON")
    }
    return given(found)
  }

  /// The same for what is in memory; nil for what is neither a log nor a report that has one.
  public func verify(_ bytes: [UInt8]) -> DecisionLogVerification? {
    var pass = Pass(check: DecisionLogCheck(sha256Hex: sha256Hex))
    bytes.withUnsafeBytes { pass.feed($0) }
    return pass.verification(by: self).map(given)
  }

  private func given(_ found: DecisionLogVerification) -> DecisionLogVerification {
    guard let head, found.broken == nil, found.head != head else { return found }
    var found = found
    found.broken = .init(.headNotGiven)
    return found
  }

  /// A log that a report holds, against what it prints of it.
  fileprivate func verify(_ log: EmbeddedLog) -> DecisionLogVerification {
    guard let text = log.text else {
      let isElsewhere = log.printed.count > EmbeddedLog.mostRows
      return DecisionLogVerification(
        rows: log.printed.count, head: log.printed.head, isReport: true, place: .elsewhere,
        broken: isElsewhere ? nil : .init(.logMissing))
    }
    var check = DecisionLogCheck(sha256Hex: sha256Hex)
    var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    // What is behind the last line feed is no line, unless there is something.
    if lines.last?.isEmpty == true { lines.removeLast() }
    for line in lines { check.take(Array(line)) }
    var found = check.verification(size: text.count)
    found.isReport = true
    let own = DecisionLogSummary(count: found.rows, head: found.head)
    if found.broken == nil, own != log.printed { found.broken = .init(.headNotPrinted) }
    return found
  }
}

/// One pass over a file whose beginning tells what it is.
private struct Pass {
  private enum Kind { case log, report(EmbeddedLog.Form), foreign }

  private var check: DecisionLogCheck
  private var splitter = LineSplitter(keepsReturns: true)
  private var kind: Kind?
  private var beginning: [UInt8] = []
  private var whole: [UInt8] = []
  private var size = 0

  init(check: DecisionLogCheck) { self.check = check }

  mutating func feed(_ chunk: UnsafeRawBufferPointer) {
    size += chunk.count
    guard kind == nil else { return pass(chunk) }
    beginning.append(contentsOf: chunk)
    if beginning.count >= 64 { decide() }
  }

  /// The result, once everything has been fed; nil for what is neither a log nor a report that has one.
  mutating func verification(by reader: DecisionLogReader) -> DecisionLogVerification? {
    if kind == nil { decide() }
    switch kind {
    case .log:
      splitter.end(into: &check)
      return check.verification(size: size)
    case .report(let form): return EmbeddedLog(whole, in: form).map(reader.verify)
    case .foreign, nil: return nil
    }
  }

  private mutating func decide() {
    kind = EmbeddedLog.Form(beginning: beginning).map(Kind.report) ?? (Self.isLog(beginning) ? .log : .foreign)
    let bytes = beginning
    beginning = []
    bytes.withUnsafeBytes { pass($0) }
  }

  private mutating func pass(_ chunk: UnsafeRawBufferPointer) {
    switch kind {
    case .report: whole.append(contentsOf: chunk)
    case .log: splitter.feed(chunk, into: &check)
    case .foreign, nil: break
    }
  }

  /// A log whose first cell was altered is a log still: it is close enough to what one begins with.
  private static func isLog(_ bytes: [UInt8]) -> Bool {
    let mark = Array(DecisionLogForm.mark.utf8)
    guard bytes.count > mark.count else { return false }
    return zip(bytes, mark).count { $0 != $1 } <= 4
  }
}

extension DecisionLogCheck: LineSink {
  mutating func take(_ line: LineSplitter.Line) {
    switch line {
    case .whole(let bytes): take(bytes)
    // Longer than any row; an empty one is broken as well.
    case .tooLong: take([])
    }
  }
}
