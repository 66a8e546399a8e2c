extension TextForm {
  package func text(of word: Int64) -> String {
    switch self {
    case .decimal: String(word)
    case .bool: word == 0 ? "false" : "true"
    case .instant: instantText(word)
    case .duration: (word < 0 ? "-" : "") + secondsText(word.magnitude) + "s"
    }
  }

  /// RFC 3339 in UTC, with as many digits after the second as it needs, as CEL writes it.
  private func instantText(_ instant: Int64) -> String {
    func part(_ field: CalendarField) -> Int64 { field.value(of: instant, offset: 0) }
    let day = [
      digits(part(.fullYear), 4), digits(part(.month) + 1, 2), digits(part(.date), 2),
    ].joined(separator: "-")
    let time = [digits(part(.hours), 2), digits(part(.minutes), 2), digits(part(.seconds), 2)]
      .joined(separator: ":")
    return day + "T" + time + fraction(UInt64(part(.milliseconds))) + "Z"
  }

  private func secondsText(_ milliseconds: UInt64) -> String {
    String(milliseconds / 1000) + fraction(milliseconds % 1000)
  }

  private func fraction(_ milliseconds: UInt64) -> String {
    guard milliseconds > 0 else { return "" }
    var text = digits(Int64(milliseconds), 3)
    while text.utf8.last == UInt8(ascii: "0") { text.removeLast() }
    return "." + text
  }

  private func digits(_ value: Int64, _ width: Int) -> String {
    let text = String(value)
    return String(repeating: "0", count: max(0, width - text.utf8.count)) + text
  }
}
