internal import ArgumentParser

struct RetryJobsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "jobs", abstract: "How far retries in bulk are, and stopping one.",
    subcommands: [RetryJobsList.self, RetryJobsShow.self, RetryJobsCancel.self],
    defaultSubcommand: RetryJobsList.self)
}
