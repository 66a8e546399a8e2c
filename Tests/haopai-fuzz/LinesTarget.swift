import Haopai

@testable import HaopaiCommand
@testable import HaopaiHostileLines

/// `haopai run`: every line has exactly one answer, a JSON object with the line's id and either what
/// was asked for or a code.
struct LinesTarget: FuzzTarget {
  private static let most = 24

  private let book: RuleBook
  let samples: [[UInt8]]

  init(folders: RuleFolders) {
    guard let book = RuleBook.load(files: folders.shipped).book, !book.cities.isEmpty else {
      fatalError("the shipped rules do not load")
    }
    self.book = book
    samples =
      ((try? Seeds.requests(root: ".")) ?? []).map { Array($0.utf8) }
      + HostileLines.all.map(\.bytes).filter { $0.count < 1_000 }
  }

  func `try`(_ bytes: [UInt8]) -> Bool {
    let language: Language = bytes.count.isMultiple(of: 2) ? .en : .zh
    var session = RunSession(book: book, options: Office.Options(seed: 7), language: language) {
      .earliest
    }
    for line in bytes.split(separator: 0x0A, omittingEmptySubsequences: false).prefix(Self.most) {
      let line = Array(line)
      check(session.answer(.bytes(line)), to: line)
    }
    return true
  }

  private func check(_ answer: String, to line: [UInt8]) {
    Promise.holds(!answer.utf8.contains(0x0A), "more than a line: \(answer)")
    guard case .object(let object)? = try? JSONReader.read(Array(answer.utf8)),
      object.members.prefix(2).map(\.key) == ["id", "ok"], case .bool(let isFine)? = object["ok"]
    else { fatalError("no answer: \(answer)") }
    Promise.holds(isFine == Self.codes(in: object).isEmpty, answer)
    Promise.holds(!answer.contains("internal-fault") && object["faults"] == nil, answer)
    guard case .object(let request)? = try? JSONReader.read(line), let id = request["id"],
      id.isScalar
    else { return }
    Promise.holds(object["id"] == id, "another id: \(answer)")
  }

  /// Why it was not done.
  private static func codes(in answer: JSONObject) -> [String] {
    if answer["needs"] != nil { return ["needs"] }
    var reasons: [JSONValue] = [answer["error"]].compactMap(\.self)
    if case .list(let refused)? = answer["refused"] { reasons += refused }
    return reasons.map { reason in
      guard case .object(let members) = reason, case .text(let code)? = members["code"],
        !code.isEmpty, case .text(let message)? = members["message"], !message.isEmpty
      else { fatalError("a reason without code or message") }
      return code
    }
  }
}
