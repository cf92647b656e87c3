extension CompiledRuleSet {
  /// Fills the scratch with what the rules ask of a comment's text.
  func read(_ comment: CommentEvent, _ scratch: MatchScratch) {
    scratch.hasText = comment.text != nil
    scratch.username = needs.usernames ? comment.username.map(UserList.normalised) : nil
    guard var text = comment.text else { return }
    text.withUTF8 { read($0, scratch) }
  }

  private func read(_ text: UnsafeBufferPointer<UInt8>, _ scratch: MatchScratch) {
    scratch.views.take(text, for: needs.views)
    if needs.measures { scratch.measures = TextMeasures(text) }
    if needs.scripts { scratch.scripts = ScriptSet(of: text) }
    scratch.clearFlags(count: flagCount)
    if needs.addresses { readAddresses(scratch) }
    for index in layers.indices { mark(layers[index], from: flagStarts[index], scratch) }
    for index in lists.indices { mark(lists[index], scratch) }
  }

  private func readAddresses(_ scratch: MatchScratch) {
    scratch.addresses.read(scratch.views, findsLinks: needs.links)
    if needs.links {
      for index in layers.indices where layers[index].needs.links {
        let table = layers[index].tables.links
        let start = scratch.flags + flagStarts[index] + layers[index].slotCount
        let flags = UnsafeMutableBufferPointer(start: start, count: table.count)
        scratch.addresses.markLinks(flags, table)
      }
    }
    if needs.emails { scratch.hasEmail = scratch.addresses.hasEmail }
    if needs.phones { scratch.hasPhone = scratch.addresses.hasPhone }
  }

  private func mark(_ layer: CompiledLayer, from start: Int, _ scratch: MatchScratch) {
    let flags = UnsafeMutableBufferPointer(start: scratch.flags + start, count: layer.slotCount)
    layer.terms?.mark(flags, in: scratch.views)
    layer.patterns?.mark(flags, in: scratch.views, scratch: scratch.scan)
  }

  private func mark(_ shared: SharedList, _ scratch: MatchScratch) {
    scratch.single[0] = false
    shared.list.matcher.mark(scratch.single, in: scratch.views)
    guard scratch.single[0] else { return }
    for flag in shared.flags { scratch.flags[flag] = true }
  }
}
