internal import ArgumentParser

/// The kinds of channels, as options name them.
enum AlertChannelKind: String, ExpressibleByArgument, CaseIterable {
  case slack
  case discord
  case webhook
  case email
}
