internal import ArgumentParser

struct RulesUndo: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "undo", abstract: "Take back what one version of a rule set hid.",
    discussion: """
      Comments that only that version hid are shown again, within TikTok's quota; what the rules now in force would hide \
      too stays hidden, and what was deleted is gone. So first save or restore the rules that are to hold, then undo.
      """,
    subcommands: [UndoStart.self, UndoList.self, UndoShow.self, UndoCancel.self], defaultSubcommand: UndoStart.self)
}
