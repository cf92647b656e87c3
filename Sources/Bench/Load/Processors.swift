internal import Foundation

/// Which processors a benchmark's processes run on. Asked of Linux, and changed by `taskset`, which is on each; where
/// there is neither, all stay where they are.
public struct Processors: Sendable {
  /// As `taskset` and the kernel write them, such as `0-2,5`.
  let list: String

  /// Those that this process may use.
  public static func allowed() -> Processors? {
    let status = try? String(contentsOfFile: "/proc/self/status", encoding: .utf8)
    let line = status?.split(separator: "\n").first { $0.hasPrefix("Cpus_allowed_list:") }
    return line?.split(separator: "\t").last.map { Processors(list: String($0)) }
  }

  /// Two halves; nil where there is but one.
  public var divided: (Processors, Processors)? {
    let all = numbers
    guard all.count > 1 else { return nil }
    let (first, second) = (all.prefix(all.count / 2), all.dropFirst(all.count / 2))
    return (Processors(first), Processors(second))
  }

  /// Keeps all threads of this process here, and those that they start from now on.
  public func confine() { confine(ProcessInfo.processInfo.processIdentifier) }

  /// Keeps all threads of a process here.
  func confine(_ process: Int32) {
    let taskset = Process()
    taskset.executableURL = URL(filePath: "/usr/bin/taskset")
    taskset.arguments = ["--all-tasks", "--cpu-list", "--pid", list, String(process)]
    taskset.standardOutput = FileHandle.nullDevice
    taskset.standardError = FileHandle.nullDevice
    guard (try? taskset.run()) != nil else { return }
    taskset.waitUntilExit()
  }

  private var numbers: [Int] {
    list.split(separator: ",").flatMap { range in
      let ends = range.split(separator: "-").compactMap { Int($0) }
      guard let first = ends.first, let last = ends.last, first <= last else { return [Int]() }
      return Array(first...last)
    }
  }

  private init(_ numbers: some Sequence<Int>) { list = numbers.map(String.init).joined(separator: ",") }

  init(list: String) { self.list = list }
}
