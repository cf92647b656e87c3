internal import ArgumentParser
internal import FoundationEssentials
internal import Gateway

/// Where a gateway's settings come from.
struct SettingsOptions: ParsableArguments {
  @Option(help: "A settings file, YAML. (default: GATEHOUSE_CONFIG, or none)")
  var config: String?

  /// Every fault at once, as one failure.
  func settings() throws -> Settings {
    let environment = ProcessInfo.processInfo.environment
    return try Settings.load(
      file: config ?? environment["GATEHOUSE_CONFIG"], environment: environment,
      cores: ProcessInfo.processInfo.activeProcessorCount)
  }
}
