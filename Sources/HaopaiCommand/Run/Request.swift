import Haopai

/// One line of the protocol, read.
struct Request {
  let body: Body
  /// Nil: the clock decides.
  let at: Instant?

  enum Body {
    case hello
    case advance(Instant)
    case open(Opening)
    case command(Command)
    case show(CaseName)
    case keyboard(CaseName, prefix: String, plateKind: String?)
    case document(CaseName, name: String)
  }

  struct Opening {
    let city: String
    let business: String
    let applicant: ApplicantDescription
    let by: Submitter?
    let content: Content
  }

  struct Command {
    let caseName: CaseName
    let name: String
    let by: Submitter
    let content: Content
  }

  /// What comes with a command.
  struct Content {
    let inputs: [String: PlainValue]
    let facts: [String: [String: PlainValue]]
    let key: String?
  }
}

/// A case among those of all cities: `CITY-NUMBER`.
struct CaseName: Hashable, CustomStringConvertible {
  let city: String
  let number: CaseNumber

  init(city: String, number: CaseNumber) {
    self.city = city
    self.number = number
  }

  /// Nil unless the text is what `description` writes.
  init?(_ text: String) {
    guard let dash = text.lastIndex(of: "-"),
      let value = UInt64(text[text.index(after: dash)...])
    else { return nil }
    city = String(text[..<dash])
    number = CaseNumber(value)
    guard description == text else { return nil }
  }

  var description: String { "\(city)-\(number.value)" }
}
