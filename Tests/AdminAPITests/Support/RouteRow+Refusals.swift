import Moderation
import Outbound

@testable import AdminAPI

/// Somebody whom a route must turn away, and how.
struct Refusal: Sendable {
  var who: String
  var credential: Credential
  var status: Int
  var code: String

  enum Credential: Sendable {
    case none
    case bearer(String)
    /// As a browser sends it, with nothing beside it.
    case cookie(String)
  }

  init(_ who: String, _ credential: Credential, _ status: Int, _ code: String) {
    self.who = who
    self.credential = credential
    self.status = status
    self.code = code
  }
}

extension RouteRow {
  func refusals(_ seed: Seed, _ intruders: Intruders) -> [Refusal] {
    guard let needs, let role else { return [] }
    return Self.strangers(intruders) + byRole(seed) + byToken(needs, intruders) + byCookie(seed.token(of: role))
  }

  /// Nobody knows them, any more or at all.
  private static func strangers(_ intruders: Intruders) -> [Refusal] {
    let damaged = String(intruders.unlimited.dropLast()) + (intruders.unlimited.last == "0" ? "1" : "0")
    let presented: [(String, Refusal.Credential)] = [
      ("nobody", .none), ("somebody who logged out", .bearer(intruders.ended)),
      ("somebody who was away", .bearer(intruders.idle)), ("somebody whose time is over", .bearer(intruders.expired)),
      ("a disabled operator", .bearer(intruders.disabled)),
      ("a disabled operator's program", .bearer(intruders.disabledProgram)),
      ("an impostor", .bearer("ghs_00")), ("a program that made its token up", .bearer("gh_00")),
      ("a revoked token", .bearer(intruders.revoked)), ("an expired token", .bearer(intruders.expiredProgram)),
      ("a damaged token", .bearer(damaged)), ("a browser that logged out", .cookie(intruders.ended)),
      ("a token in a cookie", .cookie(intruders.unlimited)),
    ]
    return presented.map { Refusal($0.0, $0.1, 401, "unauthenticated") }
  }

  private func byRole(_ seed: Seed) -> [Refusal] {
    switch access {
    case .open, .anyOperator: []
    case .own:
      [
        Refusal("another operator", .bearer(seed.stranger), 404, "not_found"),
        Refusal("an owner", .bearer(seed.owner), 404, "not_found"),
      ]
    case .ownersOnly:
      [
        Refusal("a manager", .bearer(seed.manager), 403, "forbidden"),
        Refusal("another manager", .bearer(seed.stranger), 403, "forbidden"),
      ]
    case .tenant(let role):
      [Refusal("another tenant's manager", .bearer(seed.stranger), 404, "not_found")]
        + Operator.Role.allCases.drop { $0 != role }.dropFirst().map {
          Refusal("a \($0.rawValue)", .bearer(seed.token(of: $0)), 403, "forbidden")
        }
    }
  }

  /// Programs of the owner, whose role is enough for anything.
  private func byToken(_ needs: RouteAccess, _ intruders: Intruders) -> [Refusal] {
    switch needs {
    case .sessionOnly: [Refusal("a token", .bearer(intruders.unlimited), 403, "session_required")]
    case .anyToken: []
    case .scope(let scope):
      [
        Refusal(
          "a token without \(scope.rawValue)", .bearer(intruders.lacking[scope] ?? ""), 403, "insufficient_scope")
      ] + elsewhere(intruders.ofOtherTenant)
    }
  }

  private func elsewhere(_ token: String) -> [Refusal] {
    let who = "a token of another tenant"
    return switch access {
    case .open, .anyOperator, .own: []
    case .ownersOnly: [Refusal(who, .bearer(token), 403, "forbidden")]
    case .tenant: [Refusal(who, .bearer(token), 404, "not_found")]
    }
  }

  /// The right operator, but perhaps not of its own will.
  private func byCookie(_ session: String) -> [Refusal] {
    method == .get ? [] : [Refusal("a browser without its proof", .cookie(session), 403, "csrf")]
  }
}
