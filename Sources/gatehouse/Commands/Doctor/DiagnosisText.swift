internal import Moderation
internal import Reports

/// A diagnosis for people: what is wrong first in the eye, what to do below it.
struct DiagnosisText {
  private let record: DiagnosisRecord

  init(_ record: DiagnosisRecord) { self.record = record }

  /// Ends in a line break.
  func render(colour: Bool) -> String {
    let width = record.findings.map { VisibleText.columns(of: $0.check) }.max() ?? 0
    var lines: [String] = []
    if record.isOffline { lines.append("Seen from outside: settings and files alone, nothing was asked of a gateway.") }
    var previous: String?
    for finding in record.findings {
      let check = Cell(finding.check).text
      let title = check == previous ? "" : check
      previous = check
      let (mark, style) = Self.mark(finding.severity)
      let name = title + String(repeating: " ", count: width - VisibleText.columns(of: title))
      lines.append("\(style.apply(mark, colour: colour)) \(name)  \(Cell(finding.message).text)")
      if let remedy = finding.remedy {
        let indent = String(repeating: " ", count: width + 4)
        lines.append(indent + Style.faint.apply("→", colour: colour) + " " + Cell(remedy).text)
      }
    }
    lines.append(summary)
    return lines.joined(separator: "\n") + "\n"
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
