/// Which Gatehouse this is.
enum Version {
  static let current = "1.0.0"
}
