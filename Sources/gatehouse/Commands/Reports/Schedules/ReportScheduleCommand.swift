internal import ArgumentParser

struct ReportScheduleCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "schedule", abstract: "Client reports that are sent by themselves, by mail or to a webhook.",
    subcommands: [
      ReportScheduleCreate.self, ReportScheduleList.self, ReportScheduleShow.self, ReportScheduleChange.self,
      ReportScheduleDelete.self, ReportScheduleSend.self,
    ])
}
