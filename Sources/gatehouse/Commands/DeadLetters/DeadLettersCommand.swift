internal import ArgumentParser

struct DeadLettersCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dead-letters", abstract: "Calls to TikTok that were given up, and trying them again.",
    discussion: """
      An action is given up after its last attempt, or at once where trying again could not help. Mend the cause (a \
      grant, an outage), then retry; jobs shows how far that is. A single one is retried with gatehouse actions retry. \
      Deliveries that could not be used are retried with gatehouse parked retry.
      """,
    subcommands: [DeadLettersList.self, DeadLettersRetry.self, RetryJobsCommand.self],
    defaultSubcommand: DeadLettersList.self)
}
