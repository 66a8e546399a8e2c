import Haopai

/// Turns typed words into values: by the type that an input declares, after putting what the case
/// holds in the place of `batch[0]`, `case.vin` and `applicant.id`.
struct TypedInputs {
  /// Nil before the case is open.
  let view: CaseView?
  let applicant: ApplicantDescription

  /// What a reference does not find.
  struct UnknownReference: Error, Equatable {
    let text: String
  }

  /// - Parameter types: the word of the rule files for each input's type; what is not declared stays
  ///   a text, for the rules to refuse.
  func values(
    _ inputs: [TryLine.Input], types: [String: String]
  ) throws(UnknownReference) -> [String: PlainValue] {
    var values: [String: PlainValue] = [:]
    for input in inputs {
      values[input.name] = try value(input.value, type: types[input.name] ?? "text")
    }
    return values
  }

  private func value(_ word: String, type: String) throws(UnknownReference) -> PlainValue {
    if type == "set" || type.hasPrefix("list of ") {
      let element = type == "set" ? "enum" : String(type.dropFirst("list of ".count))
      var items: [PlainValue] = []
      for part in word.split(whereSeparator: { ",，、".contains($0) }) {
        items.append(try value(String(part), type: element))
      }
      return .list(items)
    }
    let text = try resolved(word)
    switch type {
    case "bool": return Self.truth[text.lowercased()].map(PlainValue.bool) ?? .text(text)
    case "count", "money": return Int64(text).map(PlainValue.integer) ?? .text(text)
    default: return .text(text)
    }
  }

  private static let truth = [
    "true": true, "yes": true, "y": true, "是": true, "false": false, "no": false, "n": false,
    "否": false,
  ]

  private func resolved(_ word: String) throws(UnknownReference) -> String {
    if word == "applicant.id" { return applicant.id }
    if word.hasPrefix("case.") {
      let name = word.dropFirst("case.".count)
      guard case .text(let text)? = view?.fields.first(where: { $0.name == name })?.value else {
        throw UnknownReference(text: word)
      }
      return text
    }
    guard word.hasSuffix("]"), let bracket = word.firstIndex(of: "[") else { return word }
    let name = word[..<bracket]
    let index = Int(word[word.index(after: bracket)...].dropLast())
    guard let set = view?.numbers.first(where: { $0.name == name }), let index,
      set.numbers.indices.contains(index)
    else { throw UnknownReference(text: word) }
    return set.numbers[index].description
  }
}
