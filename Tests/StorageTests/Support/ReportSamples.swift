import Moderation

extension ReportOrder {
  /// Mondays at eight, to one mailbox.
  static func sample(
    _ name: String = "weekly", every: ReportRhythm.Every = .week(on: .monday), hour: Int = 8,
    to target: Target = .mailboxes(["ada@client.example"]), coverage: Coverage = .allAccounts
  ) -> ReportOrder {
    ReportOrder(name: name, rhythm: ReportRhythm(every: every, hour: hour), target: target, coverage: coverage)
  }
}
