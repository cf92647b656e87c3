/// What the rules ask of a text, so that nothing else is worked out.
struct TextNeeds {
  var views: FoldingNeeds = []
  var measures = false
  var scripts = false
  var links = false
  var emails = false
  var phones = false

  mutating func formUnion(_ other: TextNeeds) {
    views.formUnion(other.views)
    measures = measures || other.measures
    scripts = scripts || other.scripts
    links = links || other.links
    emails = emails || other.emails
    phones = phones || other.phones
  }
}
