internal import ArgumentParser

/// `--disable` or `--enable`.
enum AccessChange: String, EnumerableFlag {
  case enable
  case disable

  var isDisabled: Bool { self == .disable }
}
