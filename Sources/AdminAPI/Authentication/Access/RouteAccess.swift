internal import Moderation

/// What a program's token needs for a route, beside what its operator's role allows.
enum RouteAccess: Equatable, Sendable {
  case scope(AccessScope)
  /// Any token will do.
  case anyToken
  /// None will: somebody has to have logged in.
  case sessionOnly
}
