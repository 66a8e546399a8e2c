import HaopaiDomain

/// Commands of many cases that are under way at a time, each on a case that is chosen by chance.
///
/// At the beginning the cases stand at all places of their way, so that every command of the business
/// is as likely as in a long day. A case that has come to its end is replaced by one that is opened.
struct CommandMix {
  private struct ActiveCase {
    var number: Int
    var path: Int
    /// Of its next command.
    var place: Int
    var latest: Int64
  }

  /// Milliseconds between two commands of a case: no code is answered sooner.
  private static let pause: Int64 = 6_000
  private static let commandsPerMillisecond: Int64 = 2

  private let start: Instant
  /// The commands of each person, the opening first.
  private let paths: [[BenchWorld.TypedCommand]]
  private var active: [ActiveCase] = []
  private var unusedPath: Int
  private var nextCase: Int
  private var ticks: Int64 = 0

  /// What brings the cases to where they stand at the beginning.
  private(set) var preparation: [BenchWorld.TypedCommand] = []

  /// - Parameters:
  ///   - stored: how many cases there are, just opened; each has the number of its person.
  ///   - active: how many of them are under way: those that came last.
  ///   - others: how many come to replace those that have come to their ends.
  init(_ business: BenchBusiness, stored: Int, active count: Int, others: Int) {
    let persons = Array((stored - count + 1)...(stored + others))
    paths = BenchWorld.happyPaths(of: persons, in: business)
    start = business.start
    nextCase = stored + 1
    unusedPath = count
    active = persons.prefix(count).enumerated().map { index, number in
      ActiveCase(number: number, path: index, place: 1, latest: -Self.pause)
    }
    // How far each is to come.
    var left = active.indices.map { $0 % (paths[$0].count - 1) }
    var behind = active.indices.filter { left[$0] > 0 }
    while !behind.isEmpty {
      let place = Int.random(in: behind.indices)
      let index = behind[place]
      guard let command = command(of: index) else { continue }
      preparation.append(command)
      left[index] -= 1
      if left[index] == 0 {
        behind.swapAt(place, behind.count - 1)
        behind.removeLast()
      }
    }
  }

  /// The next command; nil when no case is left to be opened.
  mutating func next() -> BenchWorld.TypedCommand? {
    while true {
      let index = Int.random(in: active.indices)
      guard let command = command(of: index) else { continue }
      if active[index].place == paths[active[index].path].count {
        guard unusedPath < paths.count else { return nil }
        active[index] = ActiveCase(number: 0, path: unusedPath, place: 0, latest: -Self.pause)
        unusedPath += 1
      }
      return command
    }
  }

  /// Nil where the case's command before was just now.
  private mutating func command(of index: Int) -> BenchWorld.TypedCommand? {
    ticks += 1
    let now = ticks / Self.commandsPerMillisecond
    guard now - active[index].latest >= Self.pause else { return nil }
    if active[index].place == 0 {
      // A case has the number that comes next.
      active[index].number = nextCase
      nextCase += 1
    }
    let found = active[index]
    var command = paths[found.path][found.place]
    command.number = found.number
    command.at = start.adding(TimeSpan(milliseconds: now))
    active[index].place += 1
    active[index].latest = now
    return command
  }
}
