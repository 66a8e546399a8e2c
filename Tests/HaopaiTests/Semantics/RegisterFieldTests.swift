import Haopai
import Testing

/// What one command enters in a register, another one reads.
@Suite("Fields of a register's entry")
struct RegisterFieldTests {
  private static let applicant = "11010519491231002X"

  private static let business = """
    haopai: 1
    workflow: club
    title: { zh: 俱乐部, en: club }
    registers:
      late:
        keys: { who: identity }
        fields: { note: text, times: { type: count, range: 1..9 }, who: text, days: { type: count, range: 1..9 } }
        ends: pardon
    open: { title: { zh: 开始, en: open }, to: first }
    states:
      first:
        accepts:
          note:
            title: { zh: 记录, en: note }
            do:
              - enter:
                  register: late
                  keys: [applicant.id]
                  fields: { note: '"slow"', times: "2", who: '"me"', days: "7" }
            to: first
          read:
            title: { zh: 查看, en: read }
            when: >-
              has(late[applicant.id]) && late[applicant.id].note == "slow"
              && late[applicant.id].times == 2 && late[applicant.id].who == "me"
              && late[applicant.id].days == 7 && 10 / late[applicant.id].times == 5
            to: last
      last: { final: true }

    """

  private static let city = """
    haopai: 1
    city: yantai
    name: { zh: 烟台市, en: Yantai }
    extends: china
    plates: { province: 鲁, authorities: [F, Y] }
    businesses: { club: {} }

    """

  private func load(times: String = "2") throws -> LoadedRules {
    let national = try RuleBook.files(root: ShippedRules.root).filter {
      $0.path.hasPrefix("rules/national/") && !$0.path.hasSuffix("shared.yaml")
    }
    let business = Self.business.replacing("times: \"2\"", with: "times: \(times)")
    return RuleBook.load(
      files: national + [
        (path: "rules/businesses/club.yaml", bytes: Array(business.utf8)),
        (path: "cities/yantai.yaml", bytes: Array(Self.city.utf8)),
      ])
  }

  private func office(at now: Instant) throws -> Office {
    let loaded = try load()
    let book = try #require(loaded.book, "\(loaded.findings)")
    return try #require(Office(city: "yantai", of: book, at: now))
  }

  @Test(
    "an entry is held against the range that its readers rely on",
    arguments: [
      ("0", true), ("1", false), ("2", false), ("8", false), ("9", false), ("10", true),
      ("size(applicant.id)", true), ("'size(applicant.id) > 5 ? 9 : 1'", false),
    ])
  func range(times: String, isOutside: Bool) throws {
    let errors = try load(times: times).findings.filter { $0.severity == .error }
    #expect(errors.map(\.code.description) == (isOutside ? ["assignment-range"] : []))
  }

  @Test("words and objects come back, and nothing without an entry")
  func readsBack() throws {
    let now = try #require(Instant(civil: "2026-03-02 09:00"))
    let office = try office(at: now)
    let who = ApplicantDescription(kind: "individual", id: Self.applicant)
    guard case .accepted(let opened) = office.open(business: "club", applicant: who, at: now) else {
      Issue.record("not opened")
      return
    }
    func state(after command: String) -> String? {
      let answer = office.submit(
        command, to: opened.view.number, by: .applicant(Self.applicant), at: now)
      if case .accepted(let accepted) = answer { return accepted.view.state }
      return nil
    }
    #expect(state(after: "read") == nil)
    #expect(state(after: "note") == "first")
    #expect(state(after: "read") == "last")
  }
}
