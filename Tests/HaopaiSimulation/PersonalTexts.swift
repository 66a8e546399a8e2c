import Haopai
import HaopaiDomain
import HaopaiEngine

/// What was said of each case, as far as nobody else is likely to say it.
struct PersonalTexts {
  private var texts: [CaseNumber: Set<String>] = [:]
  private var erased: Set<CaseNumber> = []

  /// What somebody says again is no longer an erased case's own, whatever he is answered.
  mutating func note(_ request: Request, _ answer: Answer) {
    let said = request.personalTexts
    for number in erased { texts[number]?.subtract(said) }
    guard case .accepted(let accepted) = answer, !accepted.isRepeat else { return }
    texts[accepted.view.number, default: []].formUnion(said)
  }

  mutating func forget(_ cases: Set<CaseNumber>) { erased.formUnion(cases) }

  func texts(of cases: some Sequence<CaseNumber>) -> Set<String> {
    cases.reduce(into: []) { $0.formUnion(texts[$1] ?? []) }
  }
}

extension Request {
  /// Texts that can be told from others: those of rules have no digits, and numbers are nobody's secret.
  fileprivate var personalTexts: Set<String> {
    var texts = inputs.values.flatMap(\.texts) + facts.values.flatMap(\.values).flatMap(\.texts)
    if let key { texts.append(key) }
    if case .applicant(let id) = by { texts.append(id) }
    if case .business(_, let applicant) = target { texts.append(applicant.id) }
    return Set(
      texts.filter { text in
        text.utf8.count >= TextSearch.shortest && text.contains(where: \.isNumber)
          && (try? PlateNumber(text)) == nil
      })
  }
}

extension PlainValue {
  fileprivate var texts: [String] {
    switch self {
    case .text(let text): [text]
    case .list(let items): items.flatMap(\.texts)
    default: []
    }
  }
}

/// Looks for many texts at once, as bytes.
struct TextSearch {
  /// In bytes, of a text that can be looked for.
  static let shortest = 8

  /// By their first bytes.
  private var texts: [UInt64: [String]] = [:]

  init(_ texts: Set<String>) {
    for text in texts {
      let start = Array(text.utf8.prefix(Self.shortest))
      let word = start.withUnsafeBytes { $0.loadUnaligned(as: UInt64.self) }
      self.texts[word, default: []].append(text)
    }
  }

  func found(in contents: [[UInt8]]) -> Set<String> {
    guard !texts.isEmpty else { return [] }
    return contents.reduce(into: []) { found, bytes in
      bytes.withUnsafeBytes { bytes in
        for offset in 0..<max(0, bytes.count - Self.shortest + 1) {
          let word = bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self)
          for text in texts[word] ?? [] where bytes[offset...].starts(with: text.utf8) {
            found.insert(text)
          }
        }
      }
    }
  }
}
