internal import ArgumentParser
internal import FoundationEssentials
internal import Gateway

/// Where a gateway's settings come from.
struct SettingsOptions: ParsableArguments {
  @Option(help: "A settings file, YAML. (default: GATEHOUSE_CONFIG, or none)")
  var config: String?

  /// The command that serves by the same settings, of which `variables` outrank those of the file.
  func serving(_ variables: [(name: String, value: String)] = []) -> String {
    let words = variables.map { "\($0.name)=\($0.value)" } + ["gatehouse serve"]
    return SafeLine.text((words + (config.map { ["--config", $0] } ?? [])).joined(separator: " "))
  }

  /// Those to start with. Every fault at once, as one failure.
  func settings() throws(CommandFailure) -> Settings { try read(Settings.load) }

  /// Each as it is in force, with where it comes from. Fails as `settings` does.
  func effective() throws(CommandFailure) -> [Setting] { try read(Settings.effective) }

  private typealias Reading<Value> = (String?, [String: String], Int) throws(SettingsError) -> Value

  private func read<Value>(_ reading: Reading<Value>) throws(CommandFailure) -> Value {
    let environment = ProcessInfo.processInfo.environment
    do throws(SettingsError) {
      return try reading(
        config ?? environment["GATEHOUSE_CONFIG"], environment, ProcessInfo.processInfo.activeProcessorCount)
    } catch {
      throw CommandFailure(
        status: .failed, message: "the settings cannot be used",
        details: error.faults.map { "\($0.place): \($0.message)" },
        hint: "gatehouse config default explains every setting")
    }
  }
}
