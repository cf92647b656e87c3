internal import ArgumentParser

/// The two dialects, as options name them.
enum DialectArgument: String, ExpressibleByArgument, CaseIterable {
  case open
  case business
}
