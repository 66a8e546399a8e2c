import Haopai

/// One line of a mock selection, as typed or as written in a script.
enum TryLine: Equatable {
  case blank
  /// `# 中文 | English`: what a script tells its audience.
  case remark(BilingualText)
  /// A command of the rules, by name or by its number in the menu.
  case submit(String, inputs: [Input])
  case waitFor(TimeSpan)
  case waitUntil(Instant)
  /// Until something happens by itself.
  case waitForEvent
  case show
  case printDocument(String)
  case help
  case quit
  case wrong(Mistake)

  struct Input: Equatable {
    let name: String
    let value: String
  }

  enum Mistake: Equatable {
    case span(String)
    case instant(String)
    /// A word that is no `name=value`.
    case input(String)
    /// The name of an input that stands twice.
    case repeatedInput(String)
    case documentName
    case openQuote
  }

  init(_ line: String) {
    let text = Self.trimmed(line)
    if text.isEmpty {
      self = .blank
    } else if text.hasPrefix("#") {
      self = .remark(Self.remark(String(text.dropFirst())))
    } else if let words = Self.words(text), let first = words.first {
      self = Self.request(first, words.dropFirst())
    } else {
      self = .wrong(.openQuote)
    }
  }

  private static func request(_ verb: String, _ rest: ArraySlice<String>) -> TryLine {
    switch verb {
    case "quit", "exit": .quit
    case "help", "?": .help
    case "show": .show
    case "print": rest.first.map(printDocument) ?? .wrong(.documentName)
    case "wait": wait(rest)
    default: submission(verb, rest)
    }
  }

  private static func wait(_ words: ArraySlice<String>) -> TryLine {
    guard let first = words.first else { return .waitForEvent }
    if first == "until" {
      let text = words.dropFirst().joined(separator: " ")
      return Instant(typed: text).map(waitUntil) ?? .wrong(.instant(text))
    }
    let text = words.joined(separator: " ")
    guard let span = try? TimeSpan(text) else { return .wrong(.span(text)) }
    return .waitFor(span)
  }

  private static func submission(_ name: String, _ words: ArraySlice<String>) -> TryLine {
    var inputs: [Input] = []
    for word in words {
      guard let equals = word.firstIndex(of: "="), equals != word.startIndex else {
        return .wrong(.input(word))
      }
      let name = String(word[..<equals])
      guard !inputs.contains(where: { $0.name == name }) else {
        return .wrong(.repeatedInput(name))
      }
      inputs.append(Input(name: name, value: String(word[word.index(after: equals)...])))
    }
    return .submit(name, inputs: inputs)
  }

  // MARK: - Words

  /// Cuts at blanks, the ideographic one too; between double quotes they belong to the word. Nil
  /// where a quote is not closed.
  private static func words(_ text: String) -> [String]? {
    var words: [String] = []
    var word = ""
    var isQuoted = false
    for scalar in text.unicodeScalars {
      if scalar == "\"" {
        isQuoted.toggle()
      } else if isBlank(scalar), !isQuoted {
        if !word.isEmpty { words.append(word) }
        word = ""
      } else {
        word.unicodeScalars.append(scalar)
      }
    }
    if !word.isEmpty { words.append(word) }
    return isQuoted ? nil : words
  }

  private static func remark(_ text: String) -> BilingualText {
    let parts = text.split(separator: "|", maxSplits: 1).map { trimmed(String($0)) }
    return BilingualText(zh: parts.first ?? "", en: parts.last ?? "")
  }

  private static func trimmed(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard let first = scalars.firstIndex(where: { !isBlank($0) }),
      let last = scalars.lastIndex(where: { !isBlank($0) })
    else { return "" }
    return String(scalars[first...last])
  }

  private static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar == " " || scalar == "\t" || scalar == "\r" || scalar == "\u{3000}"
      || scalar == "\u{FEFF}"
  }
}

extension Instant {
  /// A civil time as people write it, or RFC 3339.
  init?(typed text: String) {
    guard let instant = Instant(civil: text) ?? Instant(rfc3339: text) else { return nil }
    self = instant
  }
}
