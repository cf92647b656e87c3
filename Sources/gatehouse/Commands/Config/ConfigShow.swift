internal import ArgumentParser
internal import Gateway

struct ConfigShow: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show", abstract: "Print every setting as it is in force, with where it comes from.",
    discussion: "Secrets are printed as ***. Settings that cannot be used are refused, as gatehouse serve would.")

  @Flag(help: "Print one JSON object.")
  var json = false

  @OptionGroup var options: SettingsOptions

  func run() throws {
    let settings = try options.effective()
    if json { return Console.writeJSON(Self.json(settings)) }
    let rows = settings.map { setting in
      [
        Cell(setting.key), Cell(setting.value),
        Cell(setting.source.text, setting.source == .standard ? .faint : .plain),
      ]
    }
    Console.write(
      Table(columns: ["setting", "value", "from"], rows: rows)
        .render(colour: Console.outputColour, width: Console.outputWidth))
  }

  private static func json(_ settings: [Setting]) -> [UInt8] {
    let objects = settings.map { setting in
      var object = JSONBody()
      object.set("key", setting.key)
      object.set("value", setting.value)
      object.set("source", setting.source.name)
      if case .file(let line) = setting.source { object.set("line", line) }
      object.set("variable", setting.variable)
      object.set("expects", setting.expecting)
      return String(decoding: object.bytes, as: UTF8.self)
    }
    return Array(("{\"settings\":[" + objects.joined(separator: ",") + "]}\n").utf8)
  }
}

extension SettingSource {
  /// For programs.
  fileprivate var name: String {
    switch self {
    case .environment: "environment"
    case .file: "file"
    case .standard: "default"
    }
  }

  fileprivate var text: String {
    switch self {
    case .environment(let variable): variable
    case .file(let line): "line \(line)"
    case .standard: "default"
    }
  }
}
