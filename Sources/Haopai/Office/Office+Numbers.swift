import HaopaiDomain
import HaopaiEngine
import HaopaiProgram
import Synchronization

/// The virtual keyboard and the pool's counts.
extension Office {
  /// The characters that can still lead to a free number after what was typed.
  /// - Parameters:
  ///   - prefix: as typed: the province's character, the authority's letter, then the serial, in any
  ///     of the forms in which a number is written; `鲁F3`. Only the start is read.
  ///   - plateKind: one of `plateKinds`; nil: the kind from which the case draws, as far as that
  ///     is known yet, else any kind.
  ///   - number: the case for which somebody types.
  /// - Returns: digits, then letters; at first the province's character; empty when nothing fits.
  public func keyboard(
    prefix: String, plateKind: String? = nil, for number: CaseNumber? = nil
  ) -> [Character] {
    state.withLock { state in
      let drawn = number.map { drawnKinds(of: $0, state) } ?? []
      var found: Set<Character> = []
      for (index, kind) in state.engine.current.plateKinds.cases.enumerated() {
        let isMeant =
          plateKind.map { $0 == kind } ?? (drawn.isEmpty || drawn.contains(index))
        guard isMeant else { continue }
        guard case .value(let pool?) = state.engine.ledger.pool(index) else { continue }
        found.formUnion(pool.keyboard(typed: prefix))
      }
      return found.sorted { $0.asciiFirst < $1.asciiFirst }
    }
  }

  /// The plate kinds of the rules, with a pool or without.
  public var plateKinds: [String] { book.plateKinds.cases }

  private func drawnKinds(of number: CaseNumber, _ state: borrowing State) -> Set<Int> {
    guard let found = state.engine.ledger.caseState(number), found.erasedAt == nil else {
      return []
    }
    return Engine.drawnKinds(
      of: found, pinned: state.engine.book(of: found), current: state.engine.current,
      at: state.engine.ledger.clock, view: state.engine.ledger)
  }

  /// How many numbers of a kind are free now; nil for a kind without a pool.
  public func freeNumbers(plateKind: String) -> Int? {
    state.withLock { state in
      guard let index = state.engine.current.plateKinds.cases.firstIndex(of: plateKind),
        case .value(let pool?) = state.engine.ledger.pool(index)
      else { return nil }
      return pool.freeCount()
    }
  }
}

extension Character {
  fileprivate var asciiFirst: UInt32 { unicodeScalars.first?.value ?? 0 }

  fileprivate init(ascii byte: UInt8) { self.init(UnicodeScalar(byte)) }
}

extension NumberPool {
  fileprivate func keyboard(typed: String) -> [Character] {
    guard let prefix = try? PlatePrefix(typed) else { return [] }
    guard let province = prefix.province else {
      return Set(layout.releases.map(\.numbers.province.character)).sorted()
    }
    guard let authority = prefix.authority else {
      return authorities(in: province).map(Character.init(ascii:))
    }
    return keyboard(prefix: prefix.serial, province: province, authority: authority)
      .map(Character.init(ascii:))
  }
}
