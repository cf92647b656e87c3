internal import ArgumentParser

struct EventsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "events", abstract: "Events and the decisions on them.",
    subcommands: [EventsList.self, EventsShow.self, EventsExplain.self, EventsReview.self, EventsExport.self])
}
