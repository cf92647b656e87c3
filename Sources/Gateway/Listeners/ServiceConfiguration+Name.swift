internal import ServiceLifecycle

extension ServiceGroupConfiguration.ServiceConfiguration {
  /// Left to itself a group calls a service by all that hangs on it, in each line about it: that takes longer than
  /// opening the database, and nobody can say what would be in it one day.
  init(named service: any Service) {
    let name = (service as? Listener).map { "\($0.name) listener" } ?? "\(type(of: service))"
    self.init(service: service, serviceName: name)
  }
}
