internal import ArgumentParser

struct ReplayCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Decide stored comments once more, by the rules in force now.",
    discussion: """
      start compares and changes nothing; show tells what would come out otherwise; act carries that out, as long as \
      the rules are still the same. What a person reviewed is left alone, and nobody is answered or told once more.
      """,
    subcommands: [ReplayStart.self, ReplayShow.self, ReplayAct.self, ReplayList.self, ReplayCancel.self])
}
