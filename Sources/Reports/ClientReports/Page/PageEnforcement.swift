internal import Moderation

extension ClientReportPage {
  /// What TikTok was asked to do, how long that took, and how complete its deliveries were.
  func enforcement(_ html: inout HTML) {
    section("enforcement", "Carried out", &html) { html in
      if !report.outcomes.isEmpty { outcomes(&html) }
      if report.timeToHidden.figures.values.contains(where: { $0.count > 0 }) { times(&html) }
      let all = report.coverage.delivered + report.coverage.found
      if let share = SpokenNumbers.share(report.coverage.delivered, of: all) {
        html.element(
          "p",
          text: "TikTok delivered \(share) of comments by itself; "
            + "\(SpokenNumbers.grouped(report.coverage.found)) had to be looked for and were found.")
      }
    }
  }

  private func outcomes(_ html: inout HTML) {
    PageTable(
      caption: "What TikTok was asked to do",
      columns: [
        .word("Action"), .figure("Asked"), .figure("Seen done"), .figure("Accepted"), .figure("Waiting"),
        .figure("Refused"), .figure("Given up"), .figure("Withdrawn"),
      ],
      rows: report.outcomes.map { outcome in
        let states: [Action.State] = [.confirmed, .accepted, .requested, .failed, .dead, .withdrawn]
        return [.text(Self.words(for: outcome.kind)), .figure(outcome.asked)]
          + states.map { .figure(outcome.states[$0] ?? 0) }
      }
    ).write(&html)
  }

  private func times(_ html: inout HTML) {
    PageTable(
      caption: "Time until a comment was hidden",
      columns: [.word("From, until"), .figure("Comments"), .figure("Median"), .figure("95 % within")],
      rows: TimeToHidden.Measure.allCases.map { measure in
        let figures = report.timeToHidden[measure]
        return [
          .text(Self.words(for: measure)), .figure(figures.count), .text(figures.median.map(SpokenDuration.words)),
          .text(figures.most.map(SpokenDuration.words)),
        ]
      }
    ).write(&html)
    note("Of comments that rules removed. What a person decides later is not the gateway's time.", &html)
  }

  func reviewers(_ html: inout HTML) {
    guard let reviewers = report.reviewers, !reviewers.isEmpty else { return }
    section("reviewers", "Decided by people", &html) { html in
      PageTable(
        caption: "What reviewers decided",
        columns: [
          .word("Reviewer"), .figure("Left visible"), .figure("Hidden"), .figure("Deleted"), .figure("In bulk"),
          .figure("Decided otherwise"), .figure("Typical wait"),
        ],
        rows: reviewers.map { row in
          [
            row.name.map { .foreign($0) } ?? .text("No longer here"), .figure(row.allowed), .figure(row.hidden),
            .figure(row.deleted), .figure(row.inBulk), .figure(row.overturned),
            .text(row.wait.map(SpokenDuration.words)),
          ]
        }
      ).write(&html)
      note("Typical wait: the median of the days' medians of how long comments waited for a person.", &html)
    }
  }

  private static func words(for kind: Action.Kind) -> String {
    switch kind {
    case .delete: "Delete"
    case .hide: "Hide"
    case .unhide: "Show again"
    case .reply: "Reply"
    }
  }

  private static func words(for measure: TimeToHidden.Measure) -> String {
    switch measure {
    case .receivedToAccepted: "Received, accepted by TikTok"
    case .receivedToConfirmed: "Received, seen hidden"
    case .writtenToAccepted: "Written, accepted by TikTok"
    case .writtenToConfirmed: "Written, seen hidden"
    }
  }
}
