import Haopai
import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import HaopaiSQLite

extension SimulatedWorld {
  func publish(_ publication: SimulatedStep.Publication) throws(Violation) {
    guard publication.isByAnother else {
      // Nobody has the office in hand while another one is opened.
      guard try land(isHeard: true), try isAdopted(publication) else { return try fail() }
      return
    }
    try publishBeside(publication)
  }

  /// The office publishes, and saves all that was done before.
  /// - Returns: false where nobody knows whether it was done.
  private func isAdopted(
    _ publication: SimulatedStep.Publication
  ) throws(Violation) -> Bool {
    let office = try openedOffice()
    let before = office.ledger
    let instant = now.adding(TimeSpan(milliseconds: publication.delay))
    let rules = rules[publication.rules]
    do throws(OfficeFailure) {
      try office.adopt(rules, from: instant)
    } catch {
      guard error.code == .beforeClock else {
        if let hash = hash(of: rules) { published.insert(hash) }
        return false
      }
      guard instant < before.clock, office.ledger.isUnchanged(from: before) else {
        throw Violation(.rulesComeIntoForce, error.text.en)
      }
      return true
    }
    try note(rules)
    let waited = waiting
    waiting = []
    guard try isFollowing() else { return false }
    let records = try settle(waited, at: office)
    return try isAgreed(office, changed: records)
  }

  /// Another process publishes; the office hears of it when it asks.
  private func publishBeside(_ publication: SimulatedStep.Publication) throws(Violation) {
    _ = try openedOffice()
    let instant = now.adding(TimeSpan(milliseconds: publication.delay))
    let rules = rules[publication.rules]
    do {
      let database = try SQLiteDatabase(
        publishingIn: path, by: FileApproach(fileSystem: disk.name, patience: 0))
      try database.archive.publish(rules, forCity: book.city, from: instant)
    } catch let failure as OfficeFailure where failure.code == .beforeClock {
      return
    } catch {
      // It may be there all the same, and be found after a loss of power.
      if let hash = hash(of: rules) { published.insert(hash) }
      return
    }
    try note(rules)
  }

  private func note(_ rules: RuleBook) throws(Violation) {
    guard let hash = hash(of: rules) else { return }
    published = [hash]
    counted.publications += 1
  }

  private func hash(of rules: RuleBook) -> ContentHash? { rules.compiled(city: book.city)?.hash }

  /// The twin hears of what is published.
  /// - Returns: false where that cannot be read.
  func isFollowing() throws(Violation) -> Bool {
    let standing: CityStanding?
    do throws(StoreFailure) {
      standing = try archive?.archive.standing(of: book.city)
    } catch {
      return false
    }
    let publications = standing?.publications ?? Publications()
    guard let last = publications.all.last, published.contains(last.hash) else {
      throw Violation(.rulesComeIntoForce, "what was published last is not there")
    }
    twin.follow(publications)
    return true
  }
}
