internal import ArgumentParser

/// What a person can decide.
enum ReviewVerdictArgument: String, ExpressibleByArgument, CaseIterable {
  case allow
  case hide
  case delete
}
