internal import Moderation

/// One pass over a log: numbers its lines, adds up the readable ones and collects the faults of the others.
struct LogFilePass {
  private var splitter = LineSplitter()
  private var tally: Tally

  init(range: TimeRange) { tally = Tally(range: range) }

  mutating func feed(_ chunk: UnsafeRawBufferPointer) { splitter.feed(chunk, into: &tally) }

  /// The result, once everything has been fed.
  mutating func summary() -> LogFileSummary {
    splitter.end(into: &tally)
    return LogFileSummary(totals: tally.counter.totals, faults: tally.faults, faultCount: tally.faultCount)
  }

  private struct Tally: LineSink {
    let range: TimeRange
    var counter = TotalsCounter()
    var faults: [LogLineFault] = []
    var faultCount = 0
    private var number = 0

    init(range: TimeRange) { self.range = range }

    mutating func take(_ line: LineSplitter.Line) {
      number += 1
      switch line {
      case .tooLong: note(LogLineFault.Reason("is longer than 1 MiB"))
      case .whole(let bytes):
        let content = number == 1 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes[3...] : bytes[...]
        if content.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return }
        do throws(LogLineFault.Reason) {
          let entry = try LogLine(line: content)
          if range.start.map({ entry.timestamp < $0 }) == true { return }
          if range.end.map({ entry.timestamp >= $0 }) == true { return }
          counter.add(entry)
        } catch {
          note(error)
        }
      }
    }

    private mutating func note(_ reason: LogLineFault.Reason) {
      faultCount += 1
      if faults.count < LogFileReader.mostFaults { faults.append(LogLineFault(line: number, reason: reason)) }
    }
  }
}
