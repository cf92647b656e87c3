internal import Moderation

/// Goes along a decision log, line by line, and finds the first place where it is not what was written.
struct DecisionLogCheck: Sendable {
  private enum Stage { case header, columns, rows, over }

  private let sha256Hex: @Sendable (String) -> String
  private var stage = Stage.header
  private var summary = DecisionLogSummary(count: 0, head: "")
  private(set) var broken: DecisionLogVerification.Break?
  /// Of the lines that were taken, with their line feeds.
  private(set) var bytes = 0

  init(sha256Hex: @escaping @Sendable (String) -> String) { self.sha256Hex = sha256Hex }

  /// A line without its line feed. After the first that is broken nothing is looked at.
  mutating func take(_ line: [UInt8]) {
    bytes += line.count + 1
    guard broken == nil else { return }
    // What is no UTF-8 was never written; repaired, it has another hash.
    let text = String(decoding: line, as: UTF8.self)
    switch stage {
    case .header: takeHeader(text)
    case .columns:
      stage = .rows
      if text != DecisionLogForm.columns { broken = .init(.headerAltered) }
    case .rows:
      if text.hasPrefix(DecisionLogForm.endMark + ",") { takeTrailer(text) } else { takeRow(text) }
    case .over: broken = .init(.moreBehindTrailer)
    }
  }

  /// The result, once all lines were taken. `size` is that of what they were read from, nil where it is not known.
  func verification(size: Int? = nil) -> DecisionLogVerification {
    var found = DecisionLogVerification(rows: summary.count, head: summary.head, broken: broken)
    if found.broken == nil {
      switch stage {
      case .header, .columns: found.broken = .init(.headerAltered)
      case .rows: found.broken = .init(.trailerMissing, row: summary.count + 1)
      case .over: if let size, size != bytes { found.broken = .init(.moreBehindTrailer) }
      }
    }
    return found
  }

  private mutating func takeHeader(_ text: String) {
    stage = .columns
    guard let (cells, hash) = Self.split(text),
      cells.hasPrefix(DecisionLogForm.mark + "," + DecisionLogForm.version + ","),
      sha256Hex(DecisionLogForm.opening(cells)) == hash
    else {
      broken = .init(.headerAltered)
      return
    }
    summary.head = hash
  }

  private mutating func takeRow(_ text: String) {
    let number = summary.count + 1
    let fields = text.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    let commentID = fields.count > 3 ? fields[3] : nil
    summary.count = number
    guard let (cells, hash) = Self.split(text), let first = fields.first else {
      broken = .init(.rowAltered, row: number, commentID: commentID)
      return
    }
    guard sha256Hex(DecisionLogForm.link(summary.head, cells)) == hash, first == "\(number)" else {
      broken = fault(of: cells, hash, first, commentID, expected: number)
      return
    }
    summary.head = hash
  }

  /// A row that stands where another should be tells so by its number, unless that is all that was altered.
  private func fault(of cells: String, _ hash: String, _ first: String, _ commentID: String?, expected: Int)
    -> DecisionLogVerification.Break
  {
    let renumbered = "\(expected)" + cells.dropFirst(first.count)
    if let number = Int(first), number != expected,
      sha256Hex(DecisionLogForm.link(summary.head, renumbered)) != hash
    {
      return .init(number > expected ? .rowsMissing : .rowsAdded, row: number, commentID: commentID)
    }
    return .init(.rowAltered, row: expected, commentID: commentID)
  }

  private mutating func takeTrailer(_ text: String) {
    stage = .over
    if text != DecisionLogForm.trailer(summary) {
      let count = text.split(separator: ",").dropFirst().first.flatMap { Int($0) }
      let isCutShort = count.map { $0 > summary.count } ?? false
      broken = isCutShort ? .init(.rowsMissing, row: summary.count + 1) : .init(.trailerAltered)
    }
  }

  /// A line's cells but for the last, and the last.
  private static func split(_ text: String) -> (cells: String, hash: String)? {
    guard let comma = text.lastIndex(of: ",") else { return nil }
    return (String(text[..<comma]), String(text[text.index(after: comma)...]))
  }
}
