import HaopaiDomain
import HaopaiEngine
import HaopaiProgram

extension RandomWorld {
  /// What somebody does in a world by chance.
  static func moves(
    _ count: Int, in book: CompiledBook, seed: UInt64, at start: Instant = Self.start
  ) -> [Move] {
    var world = RandomWorld(book: book, seed: seed, at: start)
    return (0..<count).map { _ in
      let move = world.nextMove()
      world.make(move)
      return move
    }
  }
}

/// What a city lets everybody see.
struct Behaviour: Equatable {
  var answers: [String] = []
  var views: [CaseView] = []
}

extension [RandomWorld.Move] {
  /// - Parameter pause: milliseconds between sweeps; nil sweeps only where a command does.
  func run(
    in book: CompiledBook, seed: UInt64, at start: Instant = RandomWorld.start,
    sweepingEvery pause: Int64?
  ) -> MemoryLedger {
    var engine = CityEngine(book, seed: seed, at: start)
    for move in self {
      if let pause {
        // A sweep for each pause, and one right at the command's instant; long silences are
        // crossed in larger strides.
        let gap = move.instant.milliseconds - engine.ledger.clock.milliseconds
        let stride = Swift.max(pause, gap / 50)
        var next = engine.ledger.clock.milliseconds + stride
        while next <= move.instant.milliseconds {
          _ = engine.sweep(to: Instant(milliseconds: next))
          next += stride
        }
      }
      engine.make(move)
    }
    return engine.ledger
  }

  func behaviour(in book: CompiledBook, seed: UInt64, at start: Instant) -> Behaviour {
    var engine = CityEngine(book, seed: seed, at: start)
    var behaviour = Behaviour()
    for move in self {
      switch engine.make(move) {
      case .accepted(let number, let said, let outbox, let recorded):
        behaviour.answers.append(
          "\(number) \(String(describing: said)) \(outbox) \(recorded == nil)")
      case let other: behaviour.answers.append("\(other)")
      }
    }
    for number in 1..<engine.ledger.nextCaseNumber.value {
      guard let state = engine.ledger.caseState(CaseNumber(number)) else { continue }
      behaviour.views.append(
        Engine.view(
          of: state, pinned: book, current: book, at: engine.ledger.clock, view: engine.ledger))
    }
    return behaviour
  }
}

extension CityEngine<MemoryLedger> {
  fileprivate init(_ book: CompiledBook, seed: UInt64, at start: Instant) {
    self.init(
      book: book, ledger: MemoryLedger(book: book, at: start),
      chance: .seeded(SeededChance(seed: seed)))
  }
}
