internal import ArgumentParser

struct ReportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "report", abstract: "Totals of a tenant's events, reports for clients, and decision logs.",
    discussion: "Without a subcommand: totals.",
    subcommands: [
      ReportTotalsCommand.self, ReportClient.self, ReportDecisionLog.self, ReportVerify.self,
      ReportScheduleCommand.self, ReportDeliveries.self,
    ],
    defaultSubcommand: ReportTotalsCommand.self)
}
