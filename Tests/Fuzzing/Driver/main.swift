internal import CLibFuzzer
internal import Foundation
internal import Fuzzing

// `fuzz TARGET [libFuzzer's options and folders]`: built and called by scripts/fuzz-parsers. `fuzz list` names the
// targets, `fuzz seeds TARGET FOLDER` writes the inputs that a target begins with, and `fuzz keep TARGET FOLDER` puts
// those of a merge into the corpus.

/// What the callback, which can hold nothing, tries.
nonisolated(unsafe) var target: (any FuzzTarget)?

let targets = try await FuzzTargets.all()
var arguments = CommandLine.arguments
switch arguments.dropFirst().first {
case "list":
  for target in targets { print(target.name) }
case "seeds", "keep":
  guard arguments.count == 4, let target = targets.first(where: { $0.name == arguments[2] }) else {
    fatalError("usage: fuzz \(arguments[1]) TARGET FOLDER")
  }
  if arguments[1] == "keep" {
    print(try Corpus.keep(arguments[3], of: target))
  } else {
    try Corpus.write(target.seeds + Corpus(of: target).inputs, to: arguments[3])
  }
default:
  // To merge, libFuzzer starts this once more, with its own arguments alone.
  let inherited = ProcessInfo.processInfo.environment["FUZZED_TARGET"]
  guard let name = inherited ?? arguments.dropFirst().first, let chosen = targets.first(where: { $0.name == name })
  else {
    fatalError("usage: fuzz TARGET [OPTIONS] [FOLDERS]; fuzz list names the targets")
  }
  if inherited == nil { arguments.remove(at: 1) }
  setenv("FUZZED_TARGET", name, 1)
  target = chosen
  run(arguments)
}

func run(_ arguments: [String]) {
  var strings: [UnsafeMutablePointer<CChar>?] = arguments.map { strdup($0) } + [nil]
  strings.withUnsafeMutableBufferPointer { buffer in
    var count = CInt(arguments.count)
    var base = buffer.baseAddress
    _ = LLVMFuzzerRunDriver(&count, &base) { data, size in
      let input = Array(UnsafeBufferPointer(start: data, count: size))
      if let fault = target?.fault(on: input) { fatalError(fault) }
      return 0
    }
  }
}
