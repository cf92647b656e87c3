internal import ArgumentParser

struct AccountAuthorise: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "authorise", abstract: "Have a TikTok account authorised by its owner, in a browser.",
    discussion: """
      Prints a link for the creator, good once and for an hour. The creator opens it, agrees at TikTok, and the account \
      is connected: a new one, or with --account one that lapsed. At TikTok, the app must know \
      PUBLIC-URL/oauth/tiktok/ as a redirect URI.
      """,
    subcommands: [AuthoriseStart.self, AuthoriseList.self, AuthoriseShow.self, AuthoriseRevoke.self],
    defaultSubcommand: AuthoriseStart.self)
}
