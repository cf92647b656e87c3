internal import Moderation

/// Alerts in words, the same wherever they are told.
enum AlertWords {
  /// Further ones are only counted.
  static let mostShown = 20
  private static let longestMessage = 600

  /// One line.
  static func title(of letter: AlertLetter) -> String {
    guard letter.alerts.count == 1, let only = letter.alerts.first else {
      return "Gatehouse: \(letter.alerts.count) alerts"
    }
    return "Gatehouse: \(name(of: only.alert.kind)) (\(owner(of: only)))"
  }

  /// What it is about, what happened, and how often: a line each.
  static func lines(of raised: RaisedAlert) -> (head: String, message: String, times: String?) {
    let alert = raised.alert
    let head = "\(name(of: alert.kind)): \(oneLine(alert.subject)) (\(owner(of: raised)))"
    let times =
      raised.times > 1
      ? "\(raised.times) times from \(moment(alert.raisedAt)) to \(moment(raised.lastRaisedAt))"
      : moment(alert.raisedAt)
    return (head, oneLine(alert.message), times)
  }

  /// Nil where all are shown.
  static func rest(of letter: AlertLetter) -> String? {
    letter.alerts.count > mostShown ? "and \(letter.alerts.count - mostShown) more" : nil
  }

  private static func owner(of raised: RaisedAlert) -> String { raised.tenantName.map(oneLine) ?? "the gateway" }

  private static func name(of kind: Alert.Kind) -> String {
    switch kind {
    case .accountDisconnected: "Account disconnected"
    case .tokenRefreshFailing: "Token cannot be renewed"
    case .authorisationEnding: "Authorisation ends soon"
    case .actionDrifting: "TikTok does not do what it accepts"
    case .accountSilent: "Nothing is delivered for an account"
    case .accountUnheard: "Nothing was delivered for an account in a week"
    case .ruleMatched: "Rule matched"
    case .ruleDemoted: "Rule demoted"
    case .replyUncertain: "Reply not sent, or nobody knows"
    case .callsFailing: "Calls to TikTok fail"
    case .reviewBacklog: "Too much waits for review"
    case .reportUndelivered: "Report not delivered"
    case .gatewayUnready: "Gateway not ready"
    case .gatewayReady: "Gateway ready again"
    case .retentionHeld: "Nothing old is deleted"
    case .loginAttack: "Passwords are being tried"
    case .backupFailed: "Backup failed"
    case .backupDrillFailed: "Backup cannot be restored"
    case .backupTaken: "Backup taken with a token"
    case .test: "Test"
    }
  }

  /// `2026-11-24 09:30:00 UTC`
  private static func moment(_ moment: Timestamp) -> String {
    let text = moment.description
    return text.prefix(10) + " " + text.dropFirst(11).prefix(8) + " UTC"
  }

  /// Without what could end a line or turn the direction of writing.
  static func oneLine(_ text: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in text.unicodeScalars.prefix(longestMessage) {
      switch scalar.properties.generalCategory {
      case .control, .lineSeparator, .paragraphSeparator: line.append(" ")
      case .format where (0x202A...0x202E).contains(scalar.value) || (0x2066...0x2069).contains(scalar.value): continue
      default: line.append(scalar)
      }
    }
    return String(line)
  }
}
