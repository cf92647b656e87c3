internal import Gateway
internal import Logging

/// The log of a running server: lines on the standard error.
enum ServerLog {
  static func logger(_ level: Logger.Level, format: LogFormat = .text) -> Logger {
    var logger = Logger(label: "gatehouse") { label in
      let handler: any LogHandler = writesJSON(format) ? JSONLogHandler() : StreamLogHandler.standardError(label: label)
      return handler
    }
    logger.logLevel = level
    return logger
  }

  private static func writesJSON(_ format: LogFormat) -> Bool {
    switch format {
    case .json: true
    case .text: false
    case .auto: !Console.isErrorTerminal
    }
  }
}
