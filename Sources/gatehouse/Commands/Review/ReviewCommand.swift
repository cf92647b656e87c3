internal import ArgumentParser

struct ReviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "The comments that wait for a person: take some, decide, take it back.",
    discussion: """
      Comments that rules decided to review or to hold wait in a queue. claim hands you some that nobody else gets for \
      10 minutes, decide carries out what you want done about one, and undo takes a decision back within 10 minutes, \
      with all that it did.
      """,
    subcommands: [
      ReviewList.self, ReviewClaim.self, ReviewRenew.self, ReviewRelease.self, ReviewShow.self, ReviewDecide.self,
      ReviewDecisions.self, ReviewUndo.self, ReviewBulk.self, ReviewThroughput.self, ReviewLimitsCommand.self,
    ])
}
