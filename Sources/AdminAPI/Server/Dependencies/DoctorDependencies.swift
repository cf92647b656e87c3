internal import Hummingbird
public import Moderation

/// What the route about the gateway's own state works with.
public struct DoctorDependencies: Sendable {
  public var doctor: any Diagnosing

  public init(doctor: any Diagnosing) { self.doctor = doctor }

  func addRoutes(to group: RouterGroup<AuthenticatedContext>) {
    DiagnosisRoutes(doctor: doctor).add(to: group)
  }
}
