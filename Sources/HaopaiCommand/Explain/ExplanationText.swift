import Haopai

/// Writes what the rules say about a city for people.
struct ExplanationText {
  let language: Language

  /// The city and where its values come from.
  func heading(of city: CityExplanation, on day: CivilDate) -> String {
    let layers = city.layers.map { layer in
      "  \(say(layer.level.title)) \(say(layer.title)) (\(layer.id)): \(layer.place)\n"
    }
    return say(Message(zh: "\(day) 的规则", en: "the rules of \(day)")) + "\n" + layers.joined()
  }

  /// All values of a business, one a line: path, value, place, what it is based on.
  func table(of business: CityExplanation.Business) -> String {
    var table = TextTable([.left, .left, .left, .left])
    for value in business.values {
      let basis = [
        value.current.map { say($0.basisWord) }, value.others.isEmpty ? nil : say(.dated),
      ]
      table.add([
        value.path, shown(value), value.current.map { "\($0.place)" } ?? "",
        basis.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: ", "),
      ])
    }
    return "\(business.id)  \(say(business.title))\n" + table.text
  }

  /// One parameter with everything that is known about it.
  func page(of value: CityExplanation.Value) -> String {
    var lines = ["\(value.path): " + shown(value)]
    if let title = value.title { lines.append("  " + say(title)) }
    if let current = value.current { lines += details(of: current) }
    for reading in value.others {
      lines.append("  " + say(.from(reading.from)) + ": " + shown(reading, isGroup: value.isGroup))
      lines += details(of: reading).map { "  " + $0 }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private func details(of reading: CityExplanation.Reading) -> [String] {
    var lines = ["  \(reading.place) (\(say(reading.level.title)))"]
    switch reading.basis {
    case .source(let text, let from)?: lines.append("  " + say(.source(text, from)))
    case .assumed(let reason)?: lines.append("  " + say(.assumed(reason)))
    case nil: break
    }
    if let other = reading.overridden {
      let level = other.level.title
      lines.append(
        "  " + say(.insteadOf(other.text ?? "none", "\(other.place)", level)))
    }
    return lines
  }

  private func shown(_ value: CityExplanation.Value) -> String {
    guard let current = value.current else { return say(value.isGroup ? .notOffered : .notSet) }
    return shown(current, isGroup: value.isGroup)
  }

  private func shown(_ reading: CityExplanation.Reading, isGroup: Bool) -> String {
    if isGroup { return say(reading.text == nil ? .notOffered : .offered) }
    return reading.text ?? "none"
  }

  private func say(_ message: Message) -> String { message.text(in: language) }

  private func say(_ text: BilingualText) -> String {
    say(Message(zh: text.zh, en: text.en))
  }
}

extension CityExplanation.Level {
  fileprivate var title: Message {
    switch self {
    case .declaration: Message(zh: "默认值", en: "default")
    case .nation: Message(zh: "全国", en: "nation")
    case .province: Message(zh: "省", en: "province")
    case .city: Message(zh: "本市", en: "city")
    }
  }
}

extension CityExplanation.Reading {
  fileprivate var basisWord: Message {
    switch basis {
    case .source?: Message(zh: "有来源", en: "source")
    case .assumed?: Message(zh: "假定", en: "assumed")
    case nil: Message(zh: "", en: "")
    }
  }
}

extension Message {
  fileprivate static let notOffered = Message(zh: "不提供", en: "not offered")
  fileprivate static let notSet = Message(zh: "未设定", en: "not set")
  fileprivate static let offered = Message(zh: "提供", en: "offered")
  fileprivate static let dated = Message(zh: "另有其他日期的取值", en: "changes by date")

  fileprivate static func from(_ day: CivilDate?) -> Message {
    guard let day else { return Message(zh: "起初", en: "at first") }
    return Message(zh: "\(day) 起", en: "from \(day)")
  }

  fileprivate static func source(_ text: String, _ from: String) -> Message {
    Message(zh: "来源：“\(text)”，\(from)", en: "source: “\(text)”, \(from)")
  }

  fileprivate static func assumed(_ reason: String) -> Message {
    Message(zh: "假定：\(reason)", en: "assumed: \(reason)")
  }

  fileprivate static func insteadOf(_ text: String, _ place: String, _ level: Message) -> Message {
    Message(
      zh: "取代 \(text)，\(place)（\(level.zh)）", en: "instead of \(text), \(place) (\(level.en))")
  }
}
