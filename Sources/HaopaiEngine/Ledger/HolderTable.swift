import HaopaiProgram

/// Who has a number.
package struct Holder: Hashable, Sendable {
  package var caseNumber: CaseNumber
  package var status: NumberSetState.Status
  /// Nil for a number that is in none of the ledger's pools.
  package var place: PoolPlace?

  package init(
    caseNumber: CaseNumber, status: NumberSetState.Status, place: PoolPlace? = nil
  ) {
    self.caseNumber = caseNumber
    self.status = status
    self.place = place
  }
}

/// Where a number stands in the pools of a book. It is in one of them at most, so that the number and the
/// book say where, whichever book it was taken under.
package struct PoolPlace: Hashable, Sendable {
  package var plateKind: Int
  package var ordinal: Int

  package init(plateKind: Int, ordinal: Int) {
    self.plateKind = plateKind
    self.ordinal = ordinal
  }
}

/// The holders of numbers, by `PlateNumber.word`.
///
/// Every number of every draw goes in here, most of them to go out again soon after. The words are
/// far apart by themselves, so one multiplication spreads them, where a keyed hash that withstands
/// chosen keys would be a good part of a draw: nobody can choose more numbers than a case may hold.
struct HolderTable: Sendable {
  private struct Entry: Sendable {
    /// 0, which no number has, where there is nothing.
    var word: Int64 = 0
    var caseNumber: UInt64 = 0
    /// Negative where there is none.
    var plateKind: Int16 = -1
    var status = NumberSetState.Status.held
    var ordinal: Int32 = 0

    var holder: Holder {
      Holder(
        caseNumber: CaseNumber(caseNumber), status: status,
        place: plateKind < 0
          ? nil : PoolPlace(plateKind: Int(plateKind), ordinal: Int(ordinal)))
    }
  }

  /// A power of two of them, at most half in use, so that few stand between an entry's home and it:
  /// an entry stands at its home or, where that was taken, at the next free place after it.
  private var entries = [Entry](repeating: Entry(), count: 16)
  private(set) var count = 0
  /// By plate kind, those of its pool that are held and not claimed.
  private var heldCounts: [Int] = []

  func heldCount(of kind: Int) -> Int { heldCounts.indices.contains(kind) ? heldCounts[kind] : 0 }

  subscript(word: Int64) -> Holder? {
    get {
      let entry = entries[HolderTable.place(of: word, in: entries.span)]
      return entry.word == 0 ? nil : entry.holder
    }
    set {
      if let newValue { insert(newValue, at: word) } else { remove(word) }
    }
  }

  /// Whether another case has the number.
  func isTaken(_ word: Int64, byAnotherThan caseNumber: CaseNumber) -> Bool {
    let entries = entries.span
    let place = HolderTable.place(of: word, in: entries)
    return entries[place].word != 0 && entries[place].caseNumber != caseNumber.value
  }

  mutating func setStatus(_ status: NumberSetState.Status, of word: Int64) {
    let place = HolderTable.place(of: word, in: entries.span)
    guard entries[place].word != 0 else { return }
    count(entries[place], -1)
    entries[place].status = status
    count(entries[place], 1)
  }

  /// All numbers with their holders, in no order.
  var all: [(word: Int64, holder: Holder)] {
    entries.compactMap { entry in entry.word == 0 ? nil : (entry.word, entry.holder) }
  }

  mutating func insert(_ holder: Holder, at word: Int64) {
    guard word != 0 else { return }
    if count >= entries.count >> 1 { grow() }
    let entry = Entry(
      word: word, caseNumber: holder.caseNumber.value,
      plateKind: holder.place.map { Int16(truncatingIfNeeded: $0.plateKind) } ?? -1,
      status: holder.status,
      ordinal: holder.place.map { Int32(truncatingIfNeeded: $0.ordinal) } ?? 0)
    // One look at whether the entries are shared, instead of one at each.
    var entries = entries.mutableSpan
    let place = HolderTable.place(of: word, in: entries.span)
    let former = entries[place]
    entries[place] = entry
    if former.word == 0 { count += 1 } else { count(former, -1) }
    count(entry, 1)
  }

  /// Closes the gap: whoever stands after it and may stand in it moves up.
  /// - Returns: who had the number.
  @discardableResult
  mutating func remove(_ word: Int64) -> Holder? {
    var gap = HolderTable.place(of: word, in: entries.span)
    guard entries[gap].word != 0 else { return nil }
    var entries = entries.mutableSpan
    let removed = entries[gap]
    let mask = entries.count &- 1
    var next = (gap &+ 1) & mask
    while entries[next].word != 0 {
      let home = HolderTable.home(of: entries[next].word, among: entries.count)
      if (next &- home) & mask >= (next &- gap) & mask {
        entries[gap] = entries[next]
        gap = next
      }
      next = (next &+ 1) & mask
    }
    entries[gap] = Entry()
    count -= 1
    count(removed, -1)
    return removed.holder
  }

  /// Where the number stands, or the free place where it would.
  @inline(__always)
  private static func place(of word: Int64, in entries: Span<Entry>) -> Int {
    let mask = entries.count &- 1
    var place = home(of: word, among: entries.count)
    while entries[place].word != word, entries[place].word != 0 { place = (place &+ 1) & mask }
    return place
  }

  /// - Parameter count: how many entries there are.
  @inline(__always)
  private static func home(of word: Int64, among count: Int) -> Int {
    // The highest bits of the product depend on every bit of the word.
    let product = UInt64(bitPattern: word) &* 0x9E37_79B9_7F4A_7C15
    return Int(
      truncatingIfNeeded: product &>> UInt64(truncatingIfNeeded: count.leadingZeroBitCount &+ 1))
  }

  @inline(__always)
  private mutating func count(_ entry: Entry, _ change: Int) {
    let kind = Int(entry.plateKind)
    guard entry.status == .held, kind >= 0 else { return }
    if kind >= heldCounts.count { makeRoom(forKind: kind) }
    heldCounts[kind] &+= change
  }

  @inline(never)
  private mutating func makeRoom(forKind kind: Int) {
    heldCounts += Array(repeating: 0, count: kind + 1 - heldCounts.count)
  }

  @inline(never)
  private mutating func grow() {
    var grown = [Entry](repeating: Entry(), count: entries.count * 2)
    for entry in entries where entry.word != 0 {
      grown[HolderTable.place(of: entry.word, in: grown.span)] = entry
    }
    entries = grown
  }
}

extension HolderTable: Equatable {
  static func == (left: HolderTable, right: HolderTable) -> Bool {
    left.count == right.count && left.all.allSatisfy { right[$0.word] == $0.holder }
  }
}
