/// Does what every delivery costs, one part after the other, for callgrind to count the instructions of: see
/// scripts/instructions. Prints the name of each part, and how many events it was.
@main
struct HotPath {
  static func main() throws {
    for part in try HotPathPart.all() {
      // Once beforehand: what is made once is made then, and memory is in place.
      part.run()
      print(part.name, measured(part))
    }
  }
}

/// By this name callgrind knows what to count. It ends after what it runs, and says how many events that was.
@inline(never)
private func measured(_ part: HotPathPart) -> Int {
  part.run()
  return part.events
}
