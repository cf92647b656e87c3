public import Moderation

/// What the audit log keeps of each decision log that is made: without it, whoever alters a log could chain it anew.
public enum DecisionLogAudit {
  /// By which the entry is found.
  public static func subject(of head: String) -> String { "decision log \(head)" }

  /// `kind` is what it was made for. Each of `files` has the SHA-256 of the file that was handed out with it.
  public static func detail(
    _ kind: String, _ header: DecisionLogHeader, _ log: DecisionLogSummary, files: [(name: String, sha256: String)] = []
  ) -> String {
    let period = "\(header.period.start.map { "\($0)" } ?? "") to \(header.period.end.map { "\($0)" } ?? "")"
    let account = header.accountID.map { " of \($0)" } ?? ""
    return
      ([
        "\(kind)\(account), \(log.count) rows, \(period), as of \(header.madeAt)"
      ] + files.map { "\($0.name) \($0.sha256)" }).joined(separator: "; ")
  }
}
