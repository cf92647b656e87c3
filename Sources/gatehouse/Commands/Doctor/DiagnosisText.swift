internal import Moderation
internal import Reports

/// A diagnosis for people: what is wrong first in the eye, what to do below it.
struct DiagnosisText {
  private let record: DiagnosisRecord

  init(_ record: DiagnosisRecord) { self.record = record }

  /// Ends in a line break. With `width`, what is longer goes on below, indented, but in no fewer than 40 columns.
  func render(colour: Bool, width: Int? = nil) -> String {
    let indent = (record.findings.map { VisibleText.columns(of: $0.check) }.max() ?? 0) + 4
    let room = width.map { max(40, $0 - indent) }
    var lines: [String] = []
    if let version = record.gatewayVersion { lines.append("The gateway's version is \(Cell(version).text).") }
    if record.isOffline { lines.append("Seen from outside: settings and files alone, nothing was asked of a gateway.") }
    var previous: String?
    for finding in record.findings {
      let check = Cell(finding.check).text
      let name = check == previous ? "" : check
      previous = check
      let (mark, style) = Self.mark(finding.severity)
      let gap = String(repeating: " ", count: indent - 2 - VisibleText.columns(of: name))
      let start = "\(style.apply(mark, colour: colour)) \(name)\(gap)"
      lines += Self.block(start, Cell(finding.message).text, indent, room)
      guard let remedy = finding.remedy else { continue }
      let arrow = String(repeating: " ", count: indent) + Style.faint.apply("→", colour: colour) + " "
      lines += Self.block(arrow, Cell(remedy).text, indent + 2, room.map { $0 - 2 })
    }
    lines.append(summary)
    return lines.joined(separator: "\n") + "\n"
  }

  /// `text` behind `start`, broken between words into lines of `room` columns.
  private static func block(_ start: String, _ text: String, _ indent: Int, _ room: Int?) -> [String] {
    guard let room else { return [start + text] }
    var lines = [""]
    for word in text.split(separator: " ") {
      let line = lines[lines.count - 1]
      if line.isEmpty {
        lines[lines.count - 1] = String(word)
      } else if VisibleText.columns(of: line) + 1 + VisibleText.columns(of: String(word)) <= room {
        lines[lines.count - 1] = "\(line) \(word)"
      } else {
        lines.append(String(word))
      }
    }
    let below = String(repeating: " ", count: indent)
    return zip(lines, [start] + lines.dropFirst().map { _ in below }).map { $1 + $0 }
  }

  private var summary: String {
    let problems = count(.problem)
    let warnings = count(.warning)
    if problems + warnings == 0 { return "nothing is wrong" }
    return Counted.words(problems, "problem") + ", " + Counted.words(warnings, "warning")
  }

  private func count(_ severity: DiagnosticFinding.Severity) -> Int {
    record.findings.count { $0.severity == severity.rawValue }
  }

  private static func mark(_ severity: String) -> (String, Style) {
    switch DiagnosticFinding.Severity(rawValue: severity) {
    case .ok: ("✓", .good)
    case .warning: ("!", .caution)
    case .problem, nil: ("✗", .failure)
    }
  }
}
