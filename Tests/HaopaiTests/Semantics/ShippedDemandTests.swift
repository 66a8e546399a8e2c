import Haopai
import Testing

/// What the shipped part and business demand of a city, one value below, at and above each bound.
@Suite("Demands of the shipped rules")
struct ShippedDemandTests {
  /// Values of the shipped city, changed, and a part of the sentence that refuses them; nil where they
  /// are usual enough.
  struct Change: CustomTestStringConvertible, Sendable {
    let replacements: [(String, String)]
    let sentence: String?

    init(_ replacements: (String, String)..., refused sentence: String? = nil) {
      self.replacements = replacements
      self.sentence = sentence
    }

    init(_ change: Change, refused sentence: String) {
      replacements = change.replacements
      self.sentence = sentence
    }

    var testDescription: String { replacements.map(\.1).joined(separator: "; ") }
  }

  private static let noShortlist = ("    shortlist:\n      slots: 10\n      hold: 300 s\n", "")
  private static let noDraw = (
    "    draw:\n      attempts: 10\n      hold: 180 s\n      exclude_4: offered\n",
    "    draw: none\n"
  )
  private static let noCompose = (
    "    compose:\n      attempts: 20\n      per_confirm: 5\n      interval: 10 s\n",
    "    compose: none\n"
  )
  private static let fromShortlist = (
    "at_closing: cut", "at_closing: cut\n    confirm_from: shortlist"
  )

  private static func session(_ limit: String, after: String = "5 s") -> Change {
    Change(
      ("at_closing: cut", "at_closing: cut\n    session_limit: \(limit)"),
      ("confirm_after: 5 s", "confirm_after: \(after)"), ("validity: 300 s", "validity: 1 h"))
  }

  static let changes: [Change] = [
    Change(("validity: 300 s", "validity: 4 s"), refused: "still be valid"),
    Change(("validity: 300 s", "validity: 5 s"), refused: "still be valid"),
    Change(("validity: 300 s", "validity: 6 s")),
    Change(
      ("per_confirm: 5", "per_confirm: 10"), ("attempts: 20", "attempts: 9"), refused: "in all"),
    Change(("per_confirm: 5", "per_confirm: 10"), ("attempts: 20", "attempts: 10")),
    Change(("per_confirm: 5", "per_confirm: 10"), ("attempts: 20", "attempts: 11")),
    // No composed numbers for the time being.
    Change(("attempts: 20", "attempts: 0")),
    Change(("attempts: 10", "attempts: 0")),
    Change(
      ("attempts: 10", "attempts: 0"), ("attempts: 20", "attempts: 0"), refused: "at least one"),
    Change(("attempts: 10", "attempts: 0"), noCompose, refused: "at least one"),
    Change(("attempts: 10", "attempts: 1"), noCompose),
    Change(noDraw, noCompose, noShortlist, refused: "at least one"),
    Change(noDraw, noShortlist),
    Change(noDraw, refused: "there must be draws"),
    Change(fromShortlist, noShortlist, refused: "there must be a shortlist"),
    Change(fromShortlist),
    Change(noShortlist),
    Change(session("74 s", after: "65 s"), refused: "wait for the first composed number"),
    Change(session("75 s", after: "65 s"), refused: "wait for the first composed number"),
    session("76 s", after: "65 s"),
    Change(
      ("at_mismatch: cancel", "at_mismatch: keep"), ("mismatch_ban: none", "mismatch_ban: 1 year"),
      refused: "nobody is banned"),
    Change(("at_mismatch: cancel", "at_mismatch: keep")),
    Change(("mismatch_ban: none", "mismatch_ban: 1 year")),
  ]

  @Test("a city that contradicts itself has no book, and its finding says why", arguments: changes)
  func contradictions(_ change: Change) throws {
    let loaded = try ShippedRules.changed("cities/yantai.yaml", change.replacements)
    let errors = loaded.findings.filter { $0.severity == .error }
      // A note on what is no longer set is another matter.
      .filter { $0.code.description != "note-without-value" }
    guard let sentence = change.sentence else {
      #expect(errors.isEmpty, "\(errors.map(\.message.en))")
      return
    }
    #expect(errors.map(\.code.description) == ["demand-not-met"], "\(errors.map(\.message.en))")
    #expect(errors.first?.message.en.contains(sentence) == true, "\(errors.map(\.message.en))")
    #expect(loaded.book.map { Office(city: "yantai", of: $0, at: .earliest) == nil } ?? true)
  }

  @Test(
    "somebody may apply, for some kind",
    arguments: [
      ("accounts: [internet]", "accounts: []"),
      ("kinds: [small-car, small-nev, large-nev]", "kinds: []"),
    ])
  func somebodyAndSomething(old: String, new: String) throws {
    let loaded = try ShippedRules.changed("rules/provinces/shandong.yaml", [(old, new)])
    #expect(loaded.findings.map(\.code.description) == ["demand-not-met"])
  }

  @Test(
    "a time of no length is none, in any unit",
    arguments: ["register_within: 3 working days", "overdue_ban: 2 years", "mismatch_ban: none"],
    [
      ("0 days", false), ("1 day", true), ("2 days", true), ("0 working days", false),
      ("1 working day", true), ("0 months", false), ("1 month", true), ("0 years", false),
      ("100 years", true), ("101 years", false),
    ])
  func terms(value: String, term: (text: String, isRight: Bool)) throws {
    let name = value.prefix { $0 != ":" }
    let loaded = try ShippedRules.changed("cities/yantai.yaml", [(value, "\(name): \(term.text)")])
    #expect(
      loaded.findings.map(\.code.description) == (term.isRight ? [] : ["out-of-range"]),
      "\(loaded.findings.map(\.message.en))")
  }
}
