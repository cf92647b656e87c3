internal import ArgumentParser

struct ListsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists", abstract: "Term lists that many rules share.",
    subcommands: [
      ListsList.self, ListsShow.self, ListsPut.self, ListsExport.self, ListsDelete.self, ListsStarters.self,
    ])
}
