internal import ArgumentParser

/// The roles, as options name them.
enum OperatorRole: String, ExpressibleByArgument, CaseIterable {
  case owner
  case manager
  case moderator
  case viewer
}
