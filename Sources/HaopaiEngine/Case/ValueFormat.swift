package import HaopaiDomain
package import HaopaiProgram

/// Values as people and protocols read them.
package struct ValueFormat: Sendable {
  package static let absent = BilingualText(zh: "—", en: "—")

  package let enumerations: [Enumeration]
  /// The service hours that values are indices of.
  private let windows: [ServiceWindows]

  package init(enumerations: [Enumeration], windows: [ServiceWindows] = []) {
    self.enumerations = enumerations
    self.windows = windows
  }

  /// For a sentence: personal data masked, amounts and hours as people say them.
  package func text(of value: PreparedValue, type: ValueType) -> BilingualText {
    switch (value, type) {
    case (.absent, _): Self.absent
    case (.object(.text(let text)), .text(let format)): both(masked(text, format))
    case (.object(.words(let words)), .list(let element)):
      joined(words.map { self.text(of: .word($0), type: element) })
    case (.object(.list(let items)), .list(let element)):
      joined(items.map { self.text(of: .object($0), type: element) })
    case (.word(let word), .enumeration(let id)): title(of: id, Int(word))
    case (.word(let word), .bool):
      word != 0 ? BilingualText(zh: "是", en: "yes") : BilingualText(zh: "否", en: "no")
    case (.word(let word), .set(let id)):
      joined(enumerations[id.index].ordinals(of: word).map { title(of: id, $0) })
    case (.word(let word), .instant): both(Instant(milliseconds: word).civil)
    case (.word(let word), .duration): TimeSpan(milliseconds: word).words
    case (.word(let word), .term): Term(word: word)?.words ?? Self.absent
    case (.word(let word), .money): Money(fen: word).words
    case (.word(let word), .windows):
      windows.indices.contains(Int(word)) ? windows[Int(word)].words : Self.absent
    default: both(spelled(plain(value, type: type)))
    }
  }

  /// For a protocol: nothing masked, instants as RFC 3339, numbers in their display form.
  package func plain(_ value: PreparedValue, type: ValueType) -> PlainValue {
    switch (value, type) {
    case (.absent, _): .text("")
    case (.object(let object), .list(let element)): plainList(object, element)
    case (.object(.text(let text)), _): .text(text)
    case (.object, _): .text("")
    case (.word(let word), _): plain(word, type: type)
    }
  }

  private func plain(_ word: Int64, type: ValueType) -> PlainValue {
    switch type {
    case .bool: .bool(word != 0)
    case .int, .windows: .integer(word)
    case .instant: .text(Instant(milliseconds: word).rfc3339)
    case .date: .text(CivilDate(saturating: Int(word)).description)
    case .timeOfDay: .text(TimeOfDay(milliseconds: Int(word))?.description ?? "")
    case .duration: .text(TimeSpan(milliseconds: word).description)
    case .term: .text(Term(word: word)?.description ?? "")
    case .money: .text(Money(fen: word).description)
    case .number: .text(PlateNumber(word: word)?.description ?? "")
    case .enumeration(let id): .text(name(of: id, Int(word)))
    case .set(let id):
      .list(
        enumerations[id.index].ordinals(of: word).map { .text(name(of: id, $0)) })
    case .text, .list: .text("")
    }
  }

  private func plainList(_ object: ObjectValue, _ element: ValueType) -> PlainValue {
    switch object {
    case .words(let words): .list(words.map { plain($0, type: element) })
    case .list(let items): .list(items.map { plain(.object($0), type: element) })
    case .text: .list([])
    }
  }

  private func name(of id: EnumerationID, _ ordinal: Int) -> String {
    let cases = enumerations[id.index].cases
    return cases.indices.contains(ordinal) ? cases[ordinal] : ""
  }

  private func title(of id: EnumerationID, _ ordinal: Int) -> BilingualText {
    let titles = enumerations[id.index].titles
    return titles.indices.contains(ordinal) ? titles[ordinal] : both(name(of: id, ordinal))
  }

  private func masked(_ text: String, _ format: TextFormat) -> String {
    switch format {
    case .mobile: Mask.mobile(text)
    case .identity: Mask.citizenID(text)
    case .name: Mask.name(text)
    case .secret: ""
    case .vin, .free: text
    }
  }

  private func spelled(_ value: PlainValue) -> String {
    switch value {
    case .bool(let bool): bool ? "yes" : "no"
    case .integer(let integer): String(integer)
    case .text(let text): text
    case .list(let items): items.map(spelled).joined(separator: ", ")
    }
  }

  private func both(_ text: String) -> BilingualText { BilingualText(zh: text, en: text) }

  private func joined(_ texts: [BilingualText]) -> BilingualText {
    BilingualText(
      zh: texts.map(\.zh).joined(separator: "、"), en: texts.map(\.en).joined(separator: ", "))
  }
}

extension Enumeration {
  /// Those that a set of its cases has.
  fileprivate func ordinals(of set: Int64) -> [Int] {
    cases.indices.filter { set >> Int64($0) & 1 == 1 }
  }
}
