internal import ArgumentParser

/// A span of time as people type it: `90m`, `12h`, `3d`.
struct Lifetime: ExpressibleByArgument, Equatable {
  let seconds: Int

  init?(argument: String) {
    let units = ["m": 60, "h": 3600, "d": 86_400]
    guard let unit = argument.last.flatMap({ units[String($0)] }), let number = Int(argument.dropLast()),
      (1...100_000).contains(number)
    else { return nil }
    seconds = number * unit
  }
}
