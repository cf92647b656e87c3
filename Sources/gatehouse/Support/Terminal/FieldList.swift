/// Names and values below each other, values aligned.
struct FieldList {
  var fields: [(name: String, value: Cell)]

  /// Ends in a line break.
  func render(colour: Bool) -> String {
    let width = fields.map(\.name.count).max() ?? 0
    return fields.map { field in
      let name = field.name + String(repeating: " ", count: width - field.name.count + 2)
      return Style.faint.apply(name, colour: colour) + field.value.style.apply(field.value.text, colour: colour) + "\n"
    }.joined()
  }
}
