internal import ArgumentParser

/// The calls that TikTok allows an app, which depend on its level there.
struct AppLimitOptions: ParsableArguments {
  @Option(
    help: """
      Calls a minute that TikTok allows the app, all its accounts together. Without it, or with 0, the gateway's \
      setting limits.per.app.
      """)
  var callsPerMinute: Int?

  @Option(
    help: """
      Calls a minute that TikTok allows one of its accounts to one endpoint. Without it, or with 0, the gateway's \
      setting limits.per.account.
      """)
  var accountCallsPerMinute: Int?

  func set(in body: inout JSONBody) {
    body.set("calls_per_minute", callsPerMinute)
    body.set("account_calls_per_minute", accountCallsPerMinute)
  }
}
